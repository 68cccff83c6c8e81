/** What a record form 谈心谈话记录表 says: the names of its fields are the placeholders of an office's own form. */
export const FORM_FIELDS = [
  ...(["number", "tier", "deadline"] as const),
  ...(["person", "sex", "born", "village", "posts", "talker", "seat"] as const),
  ...(["date", "place", "mode", "recorder"] as const),
  ...(["mind", "mindGrade", "ability", "abilityGrade"] as const),
  ...(["politics", "politicsGrade", "standing", "standingGrade"] as const),
  ...(["intention", "recommend", "risk", "suggestion"] as const),
  ...(["followUp", "followUpOwner", "followUpDue"] as const),
  ...(["note", "head"] as const),
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** A form's texts by field; what is not known yet is blank, or boxes to tick. */
export type FormValues = Record<FormField, string>;
