import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Something whose runs are timed from the start of the process to its end. */
export interface Job {
  name: string;
  /** The command of the n-th run, n from 0. */
  command: (run: number) => string[];
  cwd?: string;
  env?: Record<string, string>;
  /** Brings about what a run starts from; not timed. */
  before?: () => void;
  /** Milliseconds after which it is given up. */
  limit?: number;
  /** Exit codes that are an end as it should be. */
  ends?: number[];
}

export interface Figure {
  /** Milliseconds, the median. */
  time: number;
  /** Bytes at its largest; null without /usr/bin/time. */
  peak: number | null;
  runs: number;
}

const GNU_TIME = "/usr/bin/time";
/** What the counted runs of one job may take together, in milliseconds, and their number. */
const BUDGET = 4000;
const MOST_RUNS = 31;
const FEWEST_RUNS = 3;
/** What takes longer than this is measured once. */
const ONCE = 30_000;

/**
 * Times jobs in turns, so that a busy moment of the machine touches all of them alike. Each job's
 * first run finds its peak memory and is not counted, unless it is too long to be repeated.
 * @returns the figures by the jobs' names; a job beyond its limit is missing
 */
export function measure(jobs: Job[]): Map<string, Figure> {
  const going = jobs.flatMap((job) => {
    const first = runOnce(job, 0, true);
    return first === null ? [] : [{ job, first, times: [] as number[] }];
  });
  const rounds = ({ time }: { time: number }) =>
    time > ONCE ? 0 : Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, Math.floor(BUDGET / time)));
  for (let round = 0; round < MOST_RUNS; round++) {
    for (const { job, first, times } of going) {
      if (round >= rounds(first)) continue;
      const again = runOnce(job, round + 1, false);
      if (again) times.push(again.time);
    }
  }
  return new Map(
    going.map(({ job, first, times }) => {
      const counted = times.length > 0 ? times : [first.time];
      return [job.name, { time: median(counted), peak: first.peak, runs: counted.length }];
    }),
  );
}

/** One run; null when it went beyond its limit. */
function runOnce(job: Job, run: number, withPeak: boolean) {
  job.before?.();
  const peakFile = join(tmpdir(), `talks-bench-peak-${process.pid}`);
  const wrapped = withPeak && existsSync(GNU_TIME);
  const [program = "", ...args] = [
    ...(wrapped ? [GNU_TIME, "-f", "%M", "-o", peakFile] : []),
    ...job.command(run),
  ];
  const begin = process.hrtime.bigint();
  const { status, signal, stderr, error } = spawnSync(program, args, {
    cwd: job.cwd,
    env: { ...process.env, ...job.env },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: job.limit,
    killSignal: "SIGKILL",
  });
  const time = Number(process.hrtime.bigint() - begin) / 1e6;
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ETIMEDOUT") return null;
  if (!(job.ends ?? [0]).includes(status ?? -1)) {
    throw new Error(`${job.name} ended with ${status ?? signal}: ${error ?? stderr}`);
  }
  const peak = wrapped ? Number(readFileSync(peakFile, "utf8").trim().split("\n").at(-1)) : null;
  rmSync(peakFile, { force: true });
  return { time, peak: peak === null ? null : peak * 1024 };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
