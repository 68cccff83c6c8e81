import type { Report } from "../../domain/report.ts";
import { type Filters, isUnfiltered, NO_FILTERS } from "../../domain/talk.ts";
import { EXIT } from "../../errors.ts";
import {
  type FilterOptions,
  readCount,
  readDay,
  readFilters,
  readOneOf,
  readPastDay,
  typedFlags,
} from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { reportDocument, SECTIONS } from "../../output/report.ts";
import type { Session } from "../../session.ts";
import { readReport } from "../../store/report/report.ts";
import { pendingChanges } from "../../store/talks/assign.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import {
  chooseFormat,
  isForReading,
  type OutputOptions,
  writeDocument,
} from "../../write-document.ts";

export interface ReportOptions extends FilterOptions, OutputOptions {
  by?: string;
  asOf?: string;
  since?: string;
  limit?: string;
  check?: boolean;
  countsOnly?: boolean;
}

/** The lines around the three long tables of a report, and what each shows of them in any case. */
const SCREEN = { around: 20, tables: 3, least: 5 };

/** Read elsewhere than on a terminal, in a pager or a mail, a report has a page of this many lines. */
const ELSEWHERE = 60;

/** Who is still missing, and shall we make it? */
export async function report(session: Session, options: ReportOptions): Promise<number> {
  const { today } = session;
  const by = options.by === undefined ? null : readOneOf("--by", options.by, SECTIONS, "section");
  const asOf = options.asOf === undefined ? today : readDay("--as-of", options.asOf);
  const since = options.since === undefined ? null : readPastDay("--since", options.since, asOf);
  const format = chooseFormat(session, options);
  const forReading = isForReading(format, options);
  const rows = forReading ? tableRows(session.rows ?? ELSEWHERE) : null;
  const limit = options.limit !== undefined ? readCount("--limit", options.limit) : rows;
  const typed = readFilters(options);

  const countsOnly = Boolean(options.countsOnly);

  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const moment = { today, asOf };
  const figures = await readReport(store, {
    ...{ filters, moment, limit, since },
    pictures: format === "html" && by === null,
    villages: by === "village",
    beside: format === "xlsx" && by === null && !countsOnly,
  });
  const { lastDeadline, beside, pictures, ...known } = figures;
  // People are named as they were typed: resolved, they are patterns.
  const { talker, person, linked } = { ...NO_FILTERS, ...typed };
  const answer = { ...known, filters: { ...filters, talker, person, linked } };
  const promised = countsOnly ? withoutNames(answer) : answer;
  const { report: text } = session.messages;
  const { hasRoster, hasTalks } = await readExtent(store);
  const view = {
    by,
    countsOnly,
    filtered: !isUnfiltered(filters),
    rows,
    onScreen: forReading,
    flags: typedFlags(options),
    outlook: asOf > today,
    next: !hasRoster ? text.noRoster : !hasTalks ? text.noTalks : null,
  };
  const document = forPeople(reportDocument(figures, session.messages, view));
  if (forReading && view.next !== null && !view.filtered) document.sheets = [];
  const pending = forReading || options.check ? await pendingChanges(store, today) : 0;
  if (forReading && pending > 0 && hasTalks) {
    document.lines.push({ text: text.pending(pending), tone: "bad" });
  }
  const week =
    filters.talker !== null && asOf === today && by === null && !countsOnly
      ? await (await import("./week.ts")).readWeek(store, filters, today, session.messages)
      : null;
  if (week) document.sheets.unshift(forPeople(week.sheet));
  const data = week ? { ...promised, week: week.days } : promised;
  await writeDocument(session, options, format, data, document);
  if (!options.check) return EXIT.done;

  const { outstanding, required } = figures.totals;
  const complaints = [
    ...(outstanding > 0 ? [text.checkOutstanding(outstanding)] : []),
    ...(required === 0 ? [text.checkNothing] : []),
    ...(pending > 0 ? [text.pending(pending)] : []),
  ];
  for (const complaint of complaints) session.tell(complaint);
  return complaints.length > 0 ? EXIT.outstanding : EXIT.done;
}

/** What the superior office gets: the figures, and nobody's name. */
function withoutNames(
  answer: Omit<Report, "lastDeadline" | "beside" | "pictures"> & { filters: Filters },
) {
  const talkers = answer.talkers.map(({ talker, ...row }) => row);
  const { talker, person, linked, ...places } = answer.filters;
  const isSet = { talker: talker !== null, person: person !== null, linked: linked !== null };
  const filters = { ...places, ...isSet };
  const villages = answer.villages?.map(({ links, ...row }) => row);
  return { ...answer, talkers, filters, outstanding: [], ...(villages && { villages }) };
}

/** How many rows of each long table a screen of so many lines has room for. */
function tableRows(lines: number): number {
  return Math.max(SCREEN.least, Math.floor((lines - SCREEN.around) / SCREEN.tables));
}
