import { Fault } from "../../errors.ts";
import { type EntryInput, readEntry } from "../../roster/entries.ts";

/** Checks the flags; a bad value names its flag. */
export function entryOfFlags(flags: Record<string, unknown>): EntryInput {
  const reading = readEntry(flags);
  if ("entry" in reading) return reading.entry;
  const [first] = reading.problems;
  const flag = `--${(first?.key ?? "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const problem = first?.problem;
  if (problem?.code === "not-a-day") {
    throw new Fault("not-a-day", { what: flag, value: problem.value });
  }
  if (problem?.code === "required") throw new Fault("blank", { flag });
  const value = problem && "value" in problem ? problem.value : "";
  const expected = problem?.code === "not-one-of" ? problem.allowed : "number";
  throw new Fault("bad-value", { flag, value, expected });
}
