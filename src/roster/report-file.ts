import * as v from "valibot";
import type { ReportFile } from "../domain/combine.ts";
import { isDay } from "../domain/days.ts";
import { Fault } from "../errors.ts";
import { readJson } from "./json.ts";

const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const TALLY = {
  required: COUNT,
  done: COUNT,
  waived: COUNT,
  outstanding: COUNT,
  partial: COUNT,
  overdue: COUNT,
  coverage: v.nullable(v.number()),
};
const NAME = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));

/** What `talks report --json` prints, as far as it is put together; other keys are left alone. */
const REPORT = v.object({
  cycle: v.object({ name: NAME }),
  asOf: v.custom<string>((value) => typeof value === "string" && isDay(value)),
  head: v.pipe(v.string(), v.maxLength(40)),
  filters: v.record(v.string(), v.unknown()),
  totals: v.object(TALLY),
  tiers: v.array(v.object(TALLY)),
  districts: v.pipe(v.array(v.object({ district: NAME, ...TALLY })), v.minLength(1)),
});

/**
 * Reads a file of `talks report --json`.
 * @throws Fault cannot-read, not-json, not-a-report
 */
export function readReportFile(file: string): ReportFile {
  const result = v.safeParse(REPORT, readJson(file));
  if (!result.success) {
    const key = v.getDotPath(result.issues[0]) ?? "";
    throw new Fault("not-a-report", { file, key });
  }
  const { cycle, asOf, head, filters, totals, tiers, districts } = result.output;
  const filtered = Object.values(filters).some((value) => value !== null && value !== false);
  return { file, cycle: cycle.name, asOf, head, filtered, totals, tiers, districts };
}
