import type { RosterChange } from "../domain/roster-change.ts";
import { readPastDay } from "../options.ts";
import { forPeople } from "../output/for-people.ts";
import { table } from "../output/formats/table.ts";
import type { Document } from "../output/sheet.ts";
import { type IgnoredColumns, readRoster } from "../roster/read.ts";
import type { Session } from "../session.ts";
import { importRoster } from "../store/import/import-roster.ts";
import type { ImportSummary, ImportWarning } from "../store/import/run.ts";

export interface ImportOptions {
  dryRun?: boolean;
  effective?: string;
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
  const effective =
    options.effective === undefined ? today : readPastDay("--effective", options.effective, today);
  const { statement, ignored } = readRoster(files);
  const store = await session.open();
  const take = (rehearse: boolean) =>
    importRoster(store, session.doer("import"), statement, { effective, today, files, rehearse });

  const dryRun = Boolean(options.dryRun);
  const ahead = dryRun || session.interactive ? await take(true) : null;
  const asks = !dryRun && ahead !== null && replaces(ahead.summary);
  if (asks) {
    session.print(describe(session, ahead, true));
    const { confirmImport } = await import("../prompts/confirm.ts");
    if (!(await confirmImport(session))) {
      return session.print(session.messages.commands.import.notTaken);
    }
  }
  const result = dryRun && ahead ? ahead : await take(false);
  const warnings = warningTexts(session, ignored, result.warnings);
  for (const warning of warnings) session.tell(warning);
  if (session.json) {
    const { summary, changes } = result;
    return session.printJson({ dryRun, ...summary, warnings, changes });
  }
  session.print(describe(session, result, dryRun));
  if (session.interactive && !dryRun && !isNothing(result)) {
    session.print(session.messages.commands.import.next);
  }
}

function warningTexts(
  session: Session,
  ignored: IgnoredColumns[],
  warnings: ImportWarning[],
): string[] {
  const { import: text } = session.messages.commands;
  return [
    ...ignored.map(({ file, columns }) => text.ignored(file, forPeople(columns))),
    ...warnings.map(({ at }) => text.noPost(at.file, at.row)),
  ];
}

type Result = { summary: ImportSummary; changes: RosterChange[] };

function isNothing({ summary, changes }: Result): boolean {
  const { townships, villages, seats, people, posts } = summary;
  const counts = [townships, villages, seats, people, posts].flatMap(Object.values) as number[];
  return changes.length === 0 && counts.every((count) => count === 0);
}

/** True where known villages or seats change; new ones are all news and need no second look. */
function replaces({ villages, seats, people, posts }: ImportSummary): boolean {
  const replaced = people.changed + people.left + posts.ended + seats.changed + villages.changed;
  return replaced > 0 || (posts.added > 0 && villages.added === 0);
}

function describe(session: Session, { summary, changes }: Result, ahead: boolean): string {
  const { import: text } = session.messages.commands;
  if (isNothing({ summary, changes })) return text.nothing;
  const { townships, villages, seats, people, posts, vacant } = summary;
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
        ],
      },
    ],
    foot: vacant > 0 ? [text.vacant(vacant)] : [],
  };
  const news = replaces(summary);
  const shown = news ? changes.slice(0, SHOWN).map((change) => text.change(forPeople(change))) : [];
  const left = news ? changes.length - shown.length : 0;
  return [
    table(document, session.screen),
    ...(shown.length > 0 ? ["", ...shown] : []),
    ...(left > 0 ? [text.more(left)] : []),
  ].join("\n");
}
