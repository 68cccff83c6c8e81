import { isDayProblem } from "../../domain/day-text.ts";
import { Fault } from "../../errors.ts";
import { type EntryInput, readEntry } from "../../roster/entries.ts";

/** Checks the flags; a bad value names its flag. */
export function entryOfFlags(flags: Record<string, unknown>): EntryInput {
  const reading = readEntry(flags);
  if ("entry" in reading) return reading.entry;
  const [first] = reading.problems;
  const key = (first?.key ?? "").replace(/\.\d+$/, "");
  const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const problem = first?.problem ?? { code: "required" };
  if (isDayProblem(problem)) {
    throw new Fault("not-a-day", { what: flag, value: problem.value, problem });
  }
  if (problem.code === "not-one-of" || problem.code === "not-a-number") {
    const expected = problem.code === "not-one-of" ? problem.allowed : "number";
    throw new Fault("bad-value", { flag, value: problem.value, expected });
  }
  if (problem.code === "required") throw new Fault("blank", { flag });
  throw new Fault("bad-flag", { flag, problem });
}
