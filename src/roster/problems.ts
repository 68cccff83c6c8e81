import type * as v from "valibot";
import type { CellProblem } from "../errors.ts";

/** Messages that our own checks give, and what each problem is called. */
const OWN = [
  "not-a-text",
  "not-a-number",
  "not-a-day",
  "not-names",
  "not-villages",
  "not-a-post",
] as const;

/** What a validation issue says, in our own words; `key` is the path to the place. */
export function problemOf(issue: v.BaseIssue<unknown>): { key: string; problem: CellProblem } {
  const key = (issue.path ?? []).map((item) => String(item.key)).join(".");
  const value = typeof issue.input === "string" ? issue.input : JSON.stringify(issue.input);
  const own = OWN.find((code) => code === issue.message);
  if (issue.input === undefined) return { key, problem: { code: "required" } };
  if (issue.message === "nobody") {
    return { key, problem: { code: "ditto", value: [issue.input].flat().join(", ") } };
  }
  if (own) return { key, problem: { code: own, value } };
  if (issue.expected === "never") return { key, problem: { code: "unknown-key" } };
  if (issue.type === "min_length") return { key, problem: { code: "required" } };
  if (issue.type === "strict_object") return { key, problem: { code: "not-an-object" } };
  if (issue.type === "array") return { key, problem: { code: "not-a-list" } };
  const options = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
  return { key, problem: { code: "not-one-of", value, allowed: options } };
}
