import type { Figure } from "./measure.ts";
import type { Result } from "./run-size.ts";

export interface Target {
  what: string;
  /** What is compared, as a ratio or in bytes; null where it was not measured. */
  value: number | null;
  atMost: number;
  unit: "times" | "bytes";
}

const MB = 2 ** 20;

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
  const log = { small: figure("district", "log"), large: figure("nation", "log") };

  return [
    toNode("district", "--version", 1.25),
    toNode("district", "report", 1.6),
    toNode("district", "log", 1.6),
    toNode("large-province", "report", 2),
    toNode("large-province", "list --limit 50", 2),
    toNode("nation", "report", 3),
    toNode("nation", "list --limit 50", 3),
    ...["large-province", "nation"].flatMap((size) => [
      toSqlite(size, "assign", 1.5),
      memory(size, "assign", 150),
      times("assign again, compared with the first time", size, "assign again", "assign", 1),
    ]),
    toSqlite("large-province", "import", 3),
    memory("large-province", "import", 300),
    {
      what: "log in the nation, compared with log in a district",
      value: log.small && log.large ? log.large.time / log.small.time : null,
      atMost: 1.2,
      unit: "times",
    },
    ...["province", "large-province", "nation"].flatMap((size) => [
      toTask(size, "report", "report"),
      toTask(size, "list --limit 50", "list"),
      toTask(size, "log", "log"),
    ]),
  ];
}
