import { type FINDINGS, GRADES, type Mode } from "../../domain/judging.ts";
import type { FormValues } from "../../domain/record-form.ts";
import { INTENTIONS, RECOMMENDATIONS, type Talk, type TalkRecord } from "../../domain/talk.ts";
import type { Messages } from "../../messages/index.ts";

/** The modes that complete a talk (rule 5): a form offers no other. */
const OFFERED: readonly Mode[] = ["in_person", "home_visit"];

/** What a form is filled with. */
export interface Filling {
  talk: Talk;
  /** In the words of the tables. */
  sex: string | null;
  /** null: the talk is still to be held. */
  record: TalkRecord | null;
  /** The head of the history; null on a form that says nothing yet. */
  head: string | null;
}

/** A form's texts: of a talk still owed what is known beforehand, else what was recorded. */
export function formValues({ talk, sex, record, head }: Filling, messages: Messages): FormValues {
  const { words, forms, pages } = messages;
  const { person } = talk;
  const findings = record?.findings;
  const grade = (name: (typeof FINDINGS)[number]) =>
    boxes(
      GRADES.filter((one) => one !== "unknown"),
      findings?.[name].grade ?? null,
      words.grade,
    );
  const found = (name: (typeof FINDINGS)[number]) =>
    (record?.redacted ? messages.commands.show.redacted : findings?.[name].text) ?? "";
  return {
    number: String(talk.id ?? ""),
    tier: String(talk.tier),
    deadline: words.pageDay(talk.deadline),
    person: person.name,
    sex: sex === null ? "" : (pages.sexes[sex] ?? sex),
    born: person.born === null ? "" : forms.month(person.born),
    village: words.place(person.township, words.list(talk.villages)),
    posts: words.posts(talk.posts),
    talker: record?.talker ?? talk.talker ?? "",
    seat: words.seat(talk.seat),
    date: record ? words.pageDay(record.date) : forms.blankDay,
    place: record?.place ?? "",
    mode: boxes(OFFERED, record?.mode ?? null, words.mode),
    recorder: record?.recorder ?? "",
    mind: found("mind"),
    mindGrade: grade("mind"),
    ability: found("ability"),
    abilityGrade: grade("ability"),
    politics: found("politics"),
    politicsGrade: grade("politics"),
    standing: found("standing"),
    standingGrade: grade("standing"),
    intention: boxes(INTENTIONS, record?.intention ?? null, words.intention),
    recommend: boxes(RECOMMENDATIONS, record?.recommend ?? null, words.recommendation),
    risk: record?.risk ?? "",
    suggestion: record?.suggestion ?? "",
    followUp: record?.followUp ?? "",
    followUpOwner: record?.followUpOwner ?? "",
    followUpDue: record?.followUpDue ? words.pageDay(record.followUpDue) : forms.blankDay,
    note: noteOf(record, messages),
    head: head === null ? "" : forms.head(head),
  };
}

/** What the talker must know before, or why what was recorded does not count. */
function noteOf(record: TalkRecord | null, { words, forms, commands }: Messages): string {
  if (record === null) return forms.hint;
  if (record.completes) return "";
  return commands.show.doesNot(words.list(record.reasons.map(words.reason)));
}

/** Boxes to tick, the chosen one ticked; one that is not offered stands behind the others. */
function boxes<T extends string>(
  offered: readonly T[],
  chosen: T | null,
  say: (word: T) => string,
): string {
  const all = chosen === null || offered.includes(chosen) ? offered : [...offered, chosen];
  return all.map((word) => `${word === chosen ? "☑" : "□"}${say(word)}`).join("\u2003");
}
