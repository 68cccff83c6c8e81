import type * as v from "valibot";
import { readDayText } from "../domain/day-text.ts";
import { LONGEST } from "../domain/lengths.ts";
import type { CellProblem } from "../errors.ts";

/** Messages that our own checks give, and what each problem is called. */
const OWN = [
  "not-a-text",
  "not-a-number",
  "not-a-day",
  "not-names",
  "not-villages",
  "not-a-post",
  "ditto",
] as const;

/** What a validation issue says, in our own words; `key` is the path to the place. */
export function problemOf(issue: v.BaseIssue<unknown>): { key: string; problem: CellProblem } {
  const key = (issue.path ?? []).map((item) => String(item.key) || '""').join(".");
  const value = shown(issue.input);
  const own = OWN.find((code) => code === issue.message);
  if (issue.input === undefined) return { key, problem: { code: "required" } };
  if (own === "not-a-day") return { key, problem: dayProblem(value) };
  if (own) return { key, problem: { code: own, value } };
  if (issue.message === "broken-text") return { key, problem: { code: "broken-text" } };
  if (issue.message === "long-text")
    return { key, problem: { code: "too-long", max: LONGEST.text } };
  if (issue.message === "long-name")
    return { key, problem: { code: "too-long", max: LONGEST.name } };
  if (issue.expected === "never") return { key, problem: { code: "unknown-key" } };
  if (issue.type === "max_length") {
    return { key, problem: { code: "too-many", max: Number(issue.requirement) } };
  }
  if (issue.type === "min_length") return { key, problem: { code: "required" } };
  if (issue.type === "strict_object") return { key, problem: { code: "not-an-object" } };
  if (issue.type === "array") return { key, problem: { code: "not-a-list" } };
  const options = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
  return { key, problem: { code: "not-one-of", value, allowed: options } };
}

function dayProblem(value: string): CellProblem {
  const reading = readDayText(value, null);
  return "problem" in reading ? reading.problem : { code: "not-a-day", value };
}

/** A value as an error quotes it; what is within brackets may be a finding. */
function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return "[…]";
  return typeof value === "object" && value !== null ? "{…}" : String(value);
}
