import type { Day } from "./days.ts";
import { coverage, type Tally } from "./tally.ts";

/** What of a district's report is put together with those of others. */
export interface ReportFile {
  file: string;
  cycle: string;
  asOf: Day;
  /** The head of the history it rests on. */
  head: string;
  filtered: boolean;
  totals: Tally;
  tiers: Tally[];
  districts: ({ district: string } & Tally)[];
}

/** Several districts' reports as one. */
export interface Combined {
  /** The first and the last day they speak of. */
  asOf: [Day, Day];
  totals: Tally;
  districts: ({ district: string; file: string; asOf: Day; head: string } & Tally)[];
}

/** Why reports cannot be put together. */
export type Misfit =
  | { code: "filtered"; file: string }
  | { code: "figures"; file: string; where: string }
  | { code: "another-cycle"; file: string; cycle: string; other: string; otherFile: string }
  | { code: "district-twice"; file: string; district: string; otherFile: string };

const COUNTS = ["required", "done", "waived", "outstanding", "partial", "overdue"] as const;

/** The sums of tallies; every talk is in one of them. */
function sumOf(tallies: Tally[]): Tally {
  const sums = { required: 0, done: 0, waived: 0, outstanding: 0, partial: 0, overdue: 0 };
  for (const tally of tallies) for (const count of COUNTS) sums[count] += tally[count];
  return { ...sums, coverage: coverage(sums.done, sums.done + sums.outstanding) };
}

/** Whether a tally adds up: required = done + waived + outstanding, and its coverage follows. */
function addsUp(tally: Tally): boolean {
  const { required, done, waived, outstanding, partial, overdue } = tally;
  return (
    required === done + waived + outstanding &&
    partial <= outstanding &&
    overdue <= outstanding &&
    tally.coverage === coverage(done, done + outstanding)
  );
}

const isSame = (a: Tally, b: Tally) => COUNTS.every((count) => a[count] === b[count]);

/** The first figure of a report that does not add up, by its place; null where all do. */
function wrongFigure({ totals, tiers, districts }: ReportFile): string | null {
  if (!addsUp(totals)) return "totals";
  const tier = tiers.findIndex((row) => !addsUp(row));
  if (tier >= 0) return `tiers.${tier}`;
  const district = districts.findIndex((row) => !addsUp(row));
  if (district >= 0) return `districts.${district}`;
  if (!isSame(sumOf(tiers), totals)) return "tiers";
  return isSame(sumOf(districts), totals) ? null : "districts";
}

/** The first reason why the reports cannot be put together; null where there is none. */
export function misfitOf(reports: ReportFile[]): Misfit | null {
  const [first] = reports;
  const seen = new Map<string, string>();
  for (const report of reports) {
    const { file, cycle } = report;
    if (report.filtered) return { code: "filtered", file };
    if (first && cycle !== first.cycle) {
      return { code: "another-cycle", file, cycle, other: first.cycle, otherFile: first.file };
    }
    const where = wrongFigure(report);
    if (where !== null) return { code: "figures", file, where };
    for (const { district } of report.districts) {
      const otherFile = seen.get(district);
      if (otherFile !== undefined) return { code: "district-twice", file, district, otherFile };
      seen.set(district, file);
    }
  }
  return null;
}

/** Puts reports together that fit; districts stay in the order of the files. */
export function combineReports(reports: ReportFile[]): Combined {
  const days = reports.map(({ asOf }) => asOf).sort();
  const districts = reports.flatMap(({ file, asOf, head, districts }) =>
    districts.map(({ district, ...tally }) => ({ district, file, asOf, head, ...tally })),
  );
  return {
    asOf: [days[0] ?? "", days.at(-1) ?? ""],
    totals: sumOf(reports.map(({ totals }) => totals)),
    districts,
  };
}
