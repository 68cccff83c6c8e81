import type * as v from "valibot";
import type { CellProblem } from "../errors.ts";

/** What a validation issue says, in our own words; `key` is the path to the place. */
export function problemOf(issue: v.BaseIssue<unknown>): { key: string; problem: CellProblem } {
  const key = (issue.path ?? []).map((item) => String(item.key)).join(".");
  const value = typeof issue.input === "string" ? issue.input : JSON.stringify(issue.input);
  if (issue.input === undefined) return { key, problem: { code: "required" } };
  if (issue.expected === "never") return { key, problem: { code: "unknown-key" } };
  if (issue.message === "not-a-day") return { key, problem: { code: "not-a-day", value } };
  if (issue.type === "picklist") {
    const allowed = (issue as unknown as { requirement?: string[] }).requirement;
    const options = allowed ?? (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
    return { key, problem: { code: "not-one-of", value, allowed: options } };
  }
  return { key, problem: { code: "not-expected", value, expected: issue.expected ?? "" } };
}
