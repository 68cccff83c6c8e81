import { type FilterOptions, readDay, readFilters, readOneOf } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { turnoverDocument } from "../../output/turnover.ts";
import type { Session } from "../../session.ts";
import { viewWhile } from "../../store/database/transaction.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { readTurnover } from "../../store/turnover/turnover.ts";
import {
  chooseFormat,
  isForReading,
  type OutputOptions,
  writeDocument,
} from "../../write-document.ts";

export interface TurnoverOptions extends FilterOptions, OutputOptions {
  by?: string;
  asOf?: string;
  countsOnly?: boolean;
}

/** The lines around the list of people, and what a screen shows of it in any case. */
const SCREEN = { around: 30, least: 10 };

/** Read elsewhere than on a terminal, a text has a page of this many lines. */
const ELSEWHERE = 60;

/** What became of the two committees at the election. */
export async function turnover(session: Session, options: TurnoverOptions): Promise<void> {
  const { today } = session;
  const by = options.by === undefined ? null : readOneOf("--by", options.by, ["township"]);
  const asOf = options.asOf === undefined ? today : readDay("--as-of", options.asOf);
  const countsOnly = Boolean(options.countsOnly);
  const format = chooseFormat(session, options);
  const forReading = isForReading(format, options);
  const lines = (session.rows ?? ELSEWHERE) - SCREEN.around;
  const rows = forReading ? Math.max(SCREEN.least, lines) : null;
  const isTownshipsAlone = by !== null && format !== "json" && !session.json;
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const { hasRoster, hasDistricts } = await readExtent(store);
  await viewWhile(store, async () => {
    const answer = readTurnover(store, {
      ...{ filters, today, asOf, townships: by === "township" },
      named: countsOnly || isTownshipsAlone ? 0 : rows,
    });
    if (format === "json" && options.output === undefined) {
      return session.printLongJson({ ...answer });
    }
    const known = { ...answer, people: [...answer.people], remarks: [...answer.remarks] };
    const document = turnoverDocument(forPeople(known), session.messages, {
      ...{ by, countsOnly, rows, districts: hasDistricts },
      empty: hasRoster ? null : session.messages.report.noRoster,
    });
    await writeDocument(session, options, format, known, document);
  });
}
