import type { Figure } from "./measure.ts";
import type { Result } from "./run-size.ts";

export interface Target {
  what: string;
  /** What is compared, as a ratio, in milliseconds, bytes or as an exponent; null: not measured. */
  value: number | null;
  atMost: number;
  unit: "times" | "ms" | "bytes" | "exponent";
}

const MB = 2 ** 20;
const ON_START = ["report", "list --limit 50", "log"];

/** What the program is to reach, and what it does. Ratios of medians of the same run. */
export function targets(results: Result[]): Target[] {
  const figure = (size: string, job: string): Figure | undefined =>
    results.find((result) => result.size.name === size)?.figures.get(job);
  const times = (what: string, size: string, job: string, reference: string, atMost: number) => {
    const ours = figure(size, job);
    const other = figure(size, reference);
    const value = ours && other ? ours.time / other.time : null;
    return { what: `${size}: ${what}`, value, atMost, unit: "times" } as const;
  };
  const toNode = (size: string, job: string, atMost: number) =>
    times(`${job}, compared with bare node`, size, job, "node", atMost);
  const toTask = (size: string, job: string, name: string) =>
    times(`${name}, compared with Taskwarrior`, size, job, `task ${name}`, 1);
  const toSqlite = (size: string, job: string, atMost: number) =>
    times(`${job}, compared with sqlite3`, size, job, `sqlite3 ${job}`, atMost);
  const memory = (size: string, job: string, megabytes: number): Target => ({
    what: `${size}: ${job}, memory`,
    value: figure(size, job)?.peak ?? null,
    atMost: megabytes * MB,
    unit: "bytes",
  });
  const seconds = (size: string, job: string, atMost: number): Target => ({
    what: `${size}: ${job}`,
    value: figure(size, job)?.time ?? null,
    atMost: atMost * 1000,
    unit: "ms",
  });
  const grows = (job: string): Target => ({
    what: `${job}, growth from district to nation`,
    value: exponent(results, job),
    atMost: 1.1,
    unit: "exponent",
  });
  const log = { small: figure("district", "log"), large: figure("nation", "log") };
  const pages = ["show a person", "show a village", "findings --limit 50"];
  const large = ["large-province", "nation"];

  return [
    toNode("district", "--version", 1.4),
    ...[...ON_START, ...pages, "todo"].map((job) => toNode("district", job, 1.8)),
    ...[...ON_START, ...pages, "plan of a talker"].map((job) => toNode("large-province", job, 2.5)),
    ...[...ON_START, ...pages, "plan of a talker"].map((job) =>
      toNode("nation", job, job === "report" ? 6 : 3),
    ),
    ...large.flatMap((size) => [
      toSqlite(size, "assign", 1.5),
      memory(size, "assign", 150),
      times("assign again, compared with the first time", size, "assign again", "assign", 0.6),
    ]),
    toSqlite("large-province", "import", 3),
    memory("large-province", "import", 250),
    toSqlite("large-province", "import facts", 3),
    seconds("large-province", "plan of all", 5),
    memory("large-province", "plan of all", 300),
    seconds("large-province", "turnover", 3),
    memory("large-province", "turnover", 300),
    ...large.flatMap((size) => [toSqlite(size, "doctor", 2), memory(size, "doctor", 300)]),
    ...["assign", "import", "doctor"].map(grows),
    {
      what: "log in the nation, compared with log in a district",
      value: log.small && log.large ? log.large.time / log.small.time : null,
      atMost: 1.2,
      unit: "times",
    },
    times(
      "report, compared with LibreOffice's recount",
      ...(["district", "report", "LibreOffice report", 0.1] as const),
    ),
    ...["province", ...large].flatMap((size) => [
      toTask(size, "report", "report"),
      toTask(size, "list --limit 50", "list"),
      toTask(size, "log", "log"),
      toTask(size, "plan of a talker", "plan of a talker"),
    ]),
  ];
}

/** By which power of the number of talks a job's time grows. */
function exponent(results: Result[], job: string): number | null {
  const [small, large] = ["district", "nation"].map((name) =>
    results.find(({ size }) => size.name === name),
  );
  const [before, after] = [small, large].map((result) => result?.figures.get(job)?.time);
  if (!small || !large || !before || !after) return null;
  return Math.log(after / before) / Math.log(large.talks / small.talks);
}
