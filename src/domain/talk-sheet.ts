/**
 * The sheet on which an office reports its talks: `talks export` writes it and `talks log --from`
 * takes it back. Both read the columns from here, so that they cannot drift apart.
 */

/** They tell which talk a row is about. What stands here is never imported, only compared. */
export const GIVEN = ["talk", "person", "village", "posts", "seat", "holder", "deadline"] as const;
export type Given = (typeof GIVEN)[number];

/** For the office to fill in: the fields of `talks log`, by their names in JSON. */
export const FILLED = [
  ...(["date", "mode", "talker", "place", "recorder"] as const),
  ...(["mind", "mindGrade", "ability", "abilityGrade"] as const),
  ...(["politics", "politicsGrade", "standing", "standingGrade"] as const),
  ...(["intention", "recommend", "risk", "suggestion"] as const),
  ...(["followUp", "followUpOwner", "followUpDue"] as const),
] as const;
export type Filled = (typeof FILLED)[number];

export type TalkColumn = Given | Filled;

/** Without these a sheet is none of talks: which one, with whom (to be compared), and when. */
export const TOLD_BY: TalkColumn[] = ["talk", "person", "date"];

/** The columns in which one of a few words stands. */
export type WordList = "mode" | "grade" | "intention" | "recommend";

/** Which words a column takes; null: any text. */
export function wordListOf(column: TalkColumn): WordList | null {
  if (column.endsWith("Grade")) return "grade";
  return column === "mode" || column === "intention" || column === "recommend" ? column : null;
}
