import * as v from "valibot";
import { isDay } from "../domain/days.ts";
import { type FindingName, GRADES, MODES } from "../domain/judging.ts";
import { isNothing } from "../domain/marks.ts";
import { isBlank } from "../domain/names.ts";
import {
  type Entry,
  type Filters,
  INTENTIONS,
  NO_FILTERS,
  RECOMMENDATIONS,
} from "../domain/talk.ts";
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

const saysNothing = (text: string) => isBlank(text) || isNothing(text);

/** Trimmed; what shows nothing, or is a mark for nothing, is nothing (rule 27). */
const words = v.nullish(
  v.pipe(
    v.string("not-a-text"),
    v.transform((text) => (saysNothing(text) ? null : text.trim())),
  ),
  null,
);
const number = v.nullish(
  v.pipe(
    v.custom<number | string>(
      (value) => typeof value !== "object" && /^\d{1,15}$/.test(String(value)),
      "not-a-number",
    ),
    v.transform(Number),
  ),
  null,
);
const day = v.nullish(
  v.custom<string>((value) => typeof value === "string" && isDay(value), "not-a-day"),
  null,
);
const grade = v.nullish(v.picklist(GRADES), null);
const names = v.nullish(
  v.pipe(
    v.custom<string | string[]>(
      (value) => [value].flat().every((name) => typeof name === "string"),
      "not-names",
    ),
    v.transform((list) =>
      [list]
        .flat()
        .filter((name) => !saysNothing(name))
        .map((name) => name.trim()),
    ),
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
  talker: words,
  mode: v.nullish(v.picklist(MODES), "in_person"),
  place: words,
  recorder: words,
  with: names,
  mind: words,
  mindGrade: grade,
  ability: words,
  abilityGrade: grade,
  politics: words,
  politicsGrade: grade,
  standing: words,
  standingGrade: grade,
  intention: v.nullish(v.picklist(INTENTIONS), null),
  recommend: v.nullish(v.picklist(RECOMMENDATIONS), null),
  risk: words,
  suggestion: words,
  followUp: words,
  followUpOwner: words,
  followUpDue: day,
});

/** Checks one object with the names of `talks log` in camelCase; lists every bad key. */
export function readEntry(
  input: unknown,
): { entry: EntryInput } | { problems: { key: string; problem: CellProblem }[] } {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { problems: [{ key: "", problem: { code: "not-an-object" } }] };
  }
  const result = v.safeParse(ENTRY, input);
  if (!result.success) return { problems: result.issues.map(problemOf) };
  const said = result.output;
  if (said.followUp === null && (said.followUpOwner !== null || said.followUpDue !== null)) {
    return { problems: [{ key: "followUp", problem: { code: "required" } }] };
  }
  const finding = (name: FindingName) => ({ text: said[name], grade: said[`${name}Grade`] });
  return {
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
      date: said.date,
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
      followUpDue: said.followUpDue,
    },
  };
}
