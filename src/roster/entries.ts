import * as v from "valibot";
import { lacksYear, readDayText, type Window } from "../domain/day-text.ts";
import { type FindingName, GRADES, MODES } from "../domain/judging.ts";
import { isTooLong } from "../domain/lengths.ts";
import { isNobody, isNothing } from "../domain/marks.ts";
import { isBlank } from "../domain/names.ts";
import { withoutResidentIds } from "../domain/resident-id.ts";
import { type SaidList, saidWord } from "../domain/said-words.ts";
import {
  type Entry,
  type Filters,
  INTENTIONS,
  NO_FILTERS,
  RECOMMENDATIONS,
} from "../domain/talk.ts";
import { isWellFormed } from "../domain/well-formed.ts";
import type { CellProblem } from "../errors.ts";
import { problemOf } from "./problems.ts";

/** What a user says of one conversation, checked; the talk is an id or what the filters name. */
export interface EntryInput extends Omit<Entry, "date" | "talker"> {
  talk: number | null;
  filters: Filters;
  /** null: today */
  date: string | null;
  /** null: the seat's holder that day */
  talker: string | null;
}

/** A day whose year was not written, as it was read. */
export interface AssumedYear {
  written: string;
  day: string;
}

/** Trimmed, without ID numbers; what shows nothing, or is a mark for nothing, is nothing (rule 27). */
const said = (text: string) =>
  isBlank(text) || isNothing(text) ? null : withoutResidentIds(text.trim());
const words = v.nullish(
  v.pipe(
    v.string("not-a-text"),
    v.check(isWellFormed, "broken-text"),
    v.transform(said),
    v.check((text) => text === null || !isTooLong("text", text), "long-text"),
  ),
  null,
);
const nameText = v.pipe(
  v.string("not-a-text"),
  v.check(isWellFormed, "broken-text"),
  v.transform(said),
  v.check((text) => text === null || !isTooLong("name", text), "long-name"),
  v.check((text) => text === null || !isNobody(text), "ditto"),
);
const name = v.nullish(nameText, null);
const halfWidth = (value: unknown) => String(value).normalize("NFKC").trim();
const number = v.nullish(
  v.pipe(
    v.custom<number | string>(
      (value) => typeof value !== "object" && /^\d{1,15}$/.test(halfWidth(value)),
      "not-a-number",
    ),
    v.transform((value) => Number(halfWidth(value))),
  ),
  null,
);
/** A day that lacks its year gets the cycle's afterwards. */
const isDayText = (text: string) => "day" in readDayText(text, null) || lacksYear(text);
const day = v.nullish(v.pipe(v.string("not-a-day"), v.check(isDayText, "not-a-day")), null);

/** One of the words, or what people say for one. */
function oneOf<const T extends readonly string[]>(list: SaidList, allowed: T) {
  const plain = (value: unknown) =>
    typeof value === "string" ? (saidWord(list, value) ?? value) : value;
  return v.pipe(v.unknown(), v.transform(plain), v.picklist(allowed));
}
const grade = v.nullish(oneOf("grade", GRADES), null);
const names = v.nullish(
  v.pipe(
    v.custom<string | string[]>(
      (value) => [value].flat().every((name) => typeof name === "string"),
      "not-names",
    ),
    v.transform((list) => [list].flat()),
    v.array(nameText),
    v.transform((list) => list.filter((name) => name !== null)),
  ),
  [],
);

const ENTRY = v.strictObject({
  talk: number,
  tier: number,
  district: words,
  township: words,
  village: words,
  person: words,
  date: day,
  talker: name,
  mode: v.nullish(oneOf("mode", MODES), "in_person"),
  place: words,
  recorder: name,
  with: names,
  mind: words,
  mindGrade: grade,
  ability: words,
  abilityGrade: grade,
  politics: words,
  politicsGrade: grade,
  standing: words,
  standingGrade: grade,
  intention: v.nullish(oneOf("intention", INTENTIONS), null),
  recommend: v.nullish(oneOf("recommend", RECOMMENDATIONS), null),
  risk: words,
  suggestion: words,
  followUp: words,
  followUpOwner: name,
  followUpDue: day,
});

/**
 * Checks one object with the names of `talks log` in camelCase; lists every bad key.
 * @param window where a day without a year is looked for
 */
export function readEntry(
  input: unknown,
  window: Window | null = null,
):
  | { entry: EntryInput; assumed: AssumedYear | null }
  | { problems: { key: string; problem: CellProblem }[] } {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { problems: [{ key: "", problem: { code: "not-an-object" } }] };
  }
  const result = v.safeParse(ENTRY, input);
  if (!result.success) return { problems: result.issues.map(problemOf) };
  const said = result.output;
  const date = said.date === null ? null : readDayText(said.date, window);
  if (date !== null && "problem" in date) {
    return { problems: [{ key: "date", problem: date.problem }] };
  }
  const due = said.followUpDue === null ? null : readDayText(said.followUpDue, window);
  if (due !== null && "problem" in due) {
    return { problems: [{ key: "followUpDue", problem: due.problem }] };
  }
  if (said.followUp === null && (said.followUpOwner !== null || due !== null)) {
    return { problems: [{ key: "followUp", problem: { code: "required" } }] };
  }
  const finding = (name: FindingName) => ({ text: said[name], grade: said[`${name}Grade`] });
  const isAssumed = date !== null && date.yearAssumed === true;
  return {
    assumed: isAssumed ? { written: said.date ?? "", day: date.day } : null,
    entry: {
      talk: said.talk,
      filters: {
        ...NO_FILTERS,
        tier: said.tier,
        district: said.district,
        township: said.township,
        village: said.village,
        person: said.person,
      },
      date: date?.day ?? null,
      talker: said.talker,
      mode: said.mode,
      place: said.place,
      recorder: said.recorder,
      with: said.with,
      findings: {
        mind: finding("mind"),
        ability: finding("ability"),
        politics: finding("politics"),
        standing: finding("standing"),
      },
      intention: said.intention,
      recommend: said.recommend,
      risk: said.risk,
      suggestion: said.suggestion,
      followUp: said.followUp,
      followUpOwner: said.followUpOwner,
      followUpDue: due?.day ?? null,
    },
  };
}
