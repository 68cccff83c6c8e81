import * as v from "valibot";
import {
  fits,
  MEASURE_KINDS,
  type Measure,
  type MeasuresDocument,
  measuresOf,
  SUBJECTS,
} from "../domain/measures.ts";
import { type CellProblem, Fault } from "../errors.ts";
import { columnOf, headingKey } from "./headings.ts";
import { readJson } from "./json.ts";
import { yearIn } from "./measure-headings.ts";
import { problemOf } from "./problems.ts";

const isName = (value: unknown) =>
  typeof value === "string" && /^[a-z][a-z0-9_]*$/.test(value) && yearIn(value) === null;
const WORD = v.pipe(v.string(), v.trim(), v.minLength(1));
const NUMBER = v.pipe(v.number(), v.finite());

/** The words of a grade's step; one alone may stand without a list. */
const STEP = v.union([
  v.pipe(v.array(WORD), v.minLength(1)),
  v.pipe(
    WORD,
    v.transform((word) => [word]),
  ),
]);

const MEASURE = v.strictObject({
  name: v.custom<string>(isName, "not-a-text"),
  of: v.pipe(v.array(v.picklist(SUBJECTS)), v.minLength(1)),
  kind: v.picklist(MEASURE_KINDS),
  unit: v.optional(WORD),
  min: v.optional(NUMBER),
  max: v.optional(NUMBER),
  words: v.optional(v.pipe(v.array(STEP), v.minLength(2))),
  part: v.optional(WORD),
  whole: v.optional(WORD),
  total: v.optional(v.boolean()),
  headings: v.array(WORD),
  expected: v.optional(v.boolean()),
  warn: v.optional(v.union([WORD, NUMBER])),
});
const DOCUMENT = v.strictObject({ measures: v.pipe(v.array(MEASURE), v.minLength(1)) });

type Problem = { key: string; problem: CellProblem };

/**
 * Reads a file of measures.
 * @throws Fault cannot-read, undecodable, not-json, bad-file naming every bad key
 */
export function readMeasuresFile(file: string): MeasuresDocument {
  const result = v.safeParse(DOCUMENT, readJson(file));
  const refuse = (problems: Problem[]) => {
    const issues = problems.map(({ key, problem }) => ({ file, row: 1, column: key, problem }));
    return new Fault("bad-file", { issues });
  };
  if (!result.success) throw refuse(result.issues.map(problemOf));
  const document = result.output as MeasuresDocument;
  const problems = [
    ...document.measures.flatMap((measure, i) =>
      problemsOf(measure, document).map(({ key, problem }) => ({
        ...{ key: `measures.${i}.${key}`, problem },
      })),
    ),
    ...sharedHeadings(document),
  ];
  if (problems.length > 0) throw refuse(problems);
  return document;
}

/** What each kind needs, and what does not go together. */
function problemsOf(measure: Measure, { measures }: MeasuresDocument): Problem[] {
  const { name, kind, min, max, words, warn } = measure;
  const isSum = (other: string | undefined) =>
    measures.some(
      (one) =>
        one.name === other &&
        one.kind === "number" &&
        measure.of.every((of) => one.of.includes(of)),
    );
  const problems: [boolean, key: string, CellProblem][] = [
    [
      measures.filter((one) => one.name === name).length > 1,
      "name",
      { code: "heading-twice", value: name },
    ],
    [kind === "grade" && !words, "words", { code: "required" }],
    [
      min !== undefined && max !== undefined && min > max,
      "max",
      { code: "out-of-bounds", value: String(max), min: min ?? null, max: null },
    ],
    ...(["part", "whole"] as const).map((key): [boolean, string, CellProblem] => [
      kind === "share" && !isSum(measure[key]),
      key,
      { code: "not-a-measure", value: measure[key] ?? "" },
    ]),
    [
      warn !== undefined && !fits(measure, warn),
      "warn",
      kind === "grade"
        ? {
            code: "not-one-of",
            value: String(warn),
            allowed: (words ?? []).map(([word]) => word ?? ""),
          }
        : { code: "not-an-amount", value: String(warn) },
    ],
  ];
  return problems.flatMap(([isWrong, key, problem]) => (isWrong ? [{ key, problem }] : []));
}

/** Of one kind of subject a heading names one measure, and none of the roster's columns. */
function sharedHeadings(document: MeasuresDocument): Problem[] {
  return SUBJECTS.flatMap((subject) => {
    const seen = new Map<string, string>();
    return measuresOf(document, subject).flatMap(({ name, headings }) =>
      [name, ...headings].flatMap((heading): Problem[] => {
        const key = headingKey(heading);
        const other = seen.get(key) ?? name;
        seen.set(key, name);
        const isTaken = other !== name || columnOf(heading, new Map()) !== null;
        const at = document.measures.findIndex((measure) => measure.name === name);
        return isTaken
          ? [{ key: `measures.${at}.headings`, problem: { code: "heading-twice", value: heading } }]
          : [];
      }),
    );
  });
}
