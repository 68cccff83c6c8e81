import type { MeasuresDocument } from "../../domain/measures.ts";
import type { LeaderRow, Statement } from "../../domain/roster.ts";
import type { RosterChange } from "../../domain/roster-change.ts";
import { readOneOf, readPastDay } from "../../options.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import type { Document } from "../../output/sheet.ts";
import { wrap } from "../../output/wrap.ts";
import { withProgress } from "../../progress.ts";
import { ENCODINGS } from "../../roster/decode.ts";
import { HEADINGS } from "../../roster/headings.ts";
import { type Read, type Reading, readRoster } from "../../roster/read.ts";
import { sourcesOf } from "../../roster/sources.ts";
import type { Session } from "../../session.ts";
import { measuresIn } from "../../store/facts/measures.ts";
import { type Imported, importRoster } from "../../store/roster/import-roster.ts";
import { endStaging, openStaging, stage } from "../../store/roster/staging.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { rejudged } from "../rejudged.ts";
import { factWarnings } from "./fact-warnings.ts";
import { countFacts, isNothing, replaces } from "./news.ts";
import { readingTexts, sheetName, warningText } from "./warnings.ts";

export interface ImportOptions {
  dryRun?: boolean;
  effective?: string;
  encoding?: string;
  map?: string[];
}

/** How many single changes a terminal shows. */
const SHOWN = 20;

/** Takes in roster files; on a terminal it shows the difference first and asks. */
export async function importFiles(
  session: Session,
  files: string[],
  options: ImportOptions,
): Promise<void> {
  const { today } = session;
  const { import: text } = session.messages.commands;
  const effective =
    options.effective === undefined ? today : readPastDay("--effective", options.effective, today);
  const encoding =
    options.encoding === undefined
      ? null
      : readOneOf("--encoding", options.encoding.toLowerCase(), ENCODINGS);
  const sources = await sourcesOf(files, session.io.stdin);
  const store = await session.open();
  const window = await readCycle(store);
  const measures = measuresIn(store);
  const headings = readHeadings(options.map ?? [], measures);
  const staging = openStaging(store);
  try {
    const read = await withProgress(session, text.readingFiles, (progress) =>
      readRoster(sources, {
        ...{ encoding, headings, measures, today, window, progress },
        take: (rows) => stage(staging, atHome(rows, staging.home)),
      }),
    );
    endStaging(staging);
    const take = (rehearse: (result: Imported) => boolean) =>
      withProgress(session, text.takingIn, (progress) => {
        const how = {
          effective,
          today,
          files: sources.map(({ file }) => file),
          allChanges: session.json,
          rehearse,
          progress,
        };
        return importRoster(store, session.author("import"), staging, how);
      });
    // A template with no row of its own filled in is no statement.
    const hasRows = staging.rows > 0;
    await takeIn(session, read, take, { dryRun: Boolean(options.dryRun), hasRows, measures });
  } finally {
    staging.db.close();
  }
}

/** A list of leaders may call the cycle's district by less than its full name: 琼山区 of 海口市琼山区. */
function atHome(rows: Statement, home: string): Statement {
  const isHome = ({ district }: LeaderRow) => district !== null && home.endsWith(district);
  const leaders = rows.leaders.map((row) => (isHome(row) ? { ...row, district: null } : row));
  return { ...rows, leaders };
}

/** Takes the statement in, or on a terminal shows first what it would replace, and asks. */
async function takeIn(
  session: Session,
  { readings, skipped }: Read,
  take: (rehearse: (result: Imported) => boolean) => Promise<Imported>,
  how: { dryRun: boolean; hasRows: boolean; measures: MeasuresDocument },
): Promise<void> {
  const { dryRun, hasRows, measures } = how;
  const { import: text } = session.messages.commands;
  const asks = ({ summary }: Imported) => !dryRun && session.interactive && replaces(summary);
  let result = await take((ahead) => dryRun || !hasRows || asks(ahead));
  if (asks(result)) {
    session.print(await describe(session, result, true));
    const { confirm } = await import("../../prompts/ask.ts");
    if (!(await confirm(session, text.confirm))) {
      return session.say(text.notTaken);
    }
    result = await take(() => false);
  }
  const warnings = [
    ...readingTexts(session, readings, skipped),
    ...factWarnings(session.messages, measures, readings, result.summary.facts.passedOver),
    ...result.warnings.map((warning) => warningText(session, warning)),
    ...(hasRows ? [] : [text.noRows]),
  ];
  for (const warning of warnings) session.tell(warning);
  if (session.json) {
    const { summary, changes, talks } = result;
    const told = readings.map(({ sample, ...reading }) => reading);
    const document = { dryRun, ...summary, warnings, changes, talks, readings: told, skipped };
    return session.printLongJson(document);
  }
  if (dryRun) session.print(await preview(session, forPeople(readings)));
  if (!hasRows) return;
  session.print(await describe(session, result, dryRun));
  if (session.interactive && !dryRun && !isNothing(result)) {
    session.say(text.next);
  }
}

/** `--map heading=column`. @throws Fault bad-value */
function readHeadings(pairs: string[], { measures }: MeasuresDocument): Map<string, string> {
  const known = [...Object.keys(HEADINGS), ...measures.map(({ name }) => name)];
  return new Map(
    pairs.map((pair): [string, string] => {
      const at = pair.lastIndexOf("=");
      const column = readOneOf("--map", pair.slice(at + 1), known);
      return [pair.slice(0, Math.max(0, at)), column];
    }),
  );
}

/** What nobody needs to see on a screen. */
const PRIVATE = ["id_number", "phone"];

/** How each sheet was understood: every heading, what it was taken for, and its first values. */
async function preview(session: Session, readings: Reading[]): Promise<string> {
  const { import: text } = session.messages.commands;
  const sheets = readings.map(({ file, sheet, table: name, columns, sample }) => ({
    title: text.reading(sheetName(file, sheet, session.messages), name),
    columns: [
      { heading: text.columns.heading, kind: "text" as const },
      { heading: text.columns.column, kind: "text" as const },
      ...sample.map((_, i) => ({
        ...{ heading: text.columns.row(i + 1), kind: "text" as const, spare: sample.length - i },
      })),
    ],
    rows: columns.map(({ heading, column, index }) => [
      heading,
      column,
      ...sample.map((row) => (PRIVATE.includes(column) ? "***" : (row[index] ?? ""))),
    ]),
  }));
  return `${await table({ title: "", lines: [], sheets, foot: [] }, session.screen)}\n`;
}

type Result = Pick<Imported, "summary" | "changes" | "talks">;

async function describe(
  session: Session,
  { summary, changes, talks }: Result,
  ahead: boolean,
): Promise<string> {
  const { import: text } = session.messages.commands;
  if (isNothing({ summary, changes })) return wrap(text.nothing, session.width).join("\n");
  const { townships, villages, seats, people, posts, facts, items, vacant, renewed } = summary;
  const document: Document = {
    title: text.title(ahead),
    lines: [],
    sheets: [
      {
        title: "",
        columns: [
          { heading: text.columns.what, kind: "text" },
          { heading: text.columns.added, kind: "count" },
          { heading: text.columns.changed, kind: "count" },
          { heading: text.columns.ended, kind: "count" },
        ],
        rows: [
          [text.townships, townships.added, townships.changed, null],
          [text.villages, villages.added, villages.changed, null],
          [text.seats, seats.added, seats.changed, null],
          [text.people, people.added, people.changed, people.left],
          [text.posts, posts.added, null, posts.ended],
          ...(countFacts(facts) > 0
            ? [[session.messages.measures.facts, facts.added, facts.changed, facts.cleared]]
            : []),
          ...(items.added + items.changed > 0
            ? [[session.messages.items.imported, items.added, items.changed, null]]
            : []),
        ],
      },
    ],
    foot: [
      ...(vacant > 0 ? [text.vacant(vacant)] : []),
      ...(renewed > 0 ? [text.renewed(renewed)] : []),
    ],
  };
  const news = replaces(summary);
  const first = forPeople(firstOf(changes));
  const isOfSeveral = new Set(first.map(({ district }) => district)).size > 1;
  const named = isOfSeveral ? withDistricts(first, session.messages) : first;
  const shown = news ? named.flatMap((change) => wrap(text.change(change), session.width, 2)) : [];
  const left = news ? changes.length - named.length : 0;
  return [
    await table(document, session.screen),
    ...(shown.length > 0 ? ["", ...shown] : []),
    ...(left > 0 ? [text.more(left)] : []),
    ...rejudged(session, talks),
  ].join("\n");
}

function firstOf(changes: Iterable<RosterChange>): RosterChange[] {
  const first: RosterChange[] = [];
  for (const change of changes) {
    if (first.length === SHOWN) break;
    first.push(change);
  }
  return first;
}
