import { audit } from "../../domain/audit.ts";
import { type AuditRecord, type Hint, THRESHOLDS } from "../../domain/hints.ts";
import { type FilterOptions, readCount, readFilters } from "../../options.ts";
import { auditDocument } from "../../output/audit.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { readForAudit } from "../../store/report/audit.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import {
  chooseFormat,
  isForReading,
  type OutputOptions,
  writeDocument,
} from "../../write-document.ts";

export interface AuditOptions extends FilterOptions, OutputOptions {
  limit?: string;
}

/** What a terminal shows: so many hints, and so many records of each. */
const ON_SCREEN = { hints: 20, records: 8 };

/**
 * Lists records that look wrong. All records are looked at, and what touches one within the filters
 * is shown whole. A hint is no verdict: the exit code is 0 whatever is found.
 */
export async function auditRecords(session: Session, options: AuditOptions): Promise<void> {
  const { today, messages } = session;
  const format = chooseFormat(session, options);
  const cutByScreen = session.terminal && isForReading(format, options);
  const stated = options.limit === undefined ? null : readCount("--limit", options.limit);
  const limit = stated ?? (cutByScreen ? ON_SCREEN.hints : null);
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const { records, townships } = await readForAudit(store, filters, today);
  const found = audit(records, townships).filter((hint) =>
    hint.records.some((record) => record.inScope),
  );
  const inScope = records.filter((record) => record.inScope).length;
  const findings = found
    .slice(0, limit ?? undefined)
    .map((hint) => told(hint, messages.audit.sentence(hint)));
  const data = { findings, total: found.length, records: inScope, thresholds: THRESHOLDS };
  const document = auditDocument({ found: forPeople(found), records: inScope }, messages, {
    blocks: format === "table" || format === "md",
    hintsShown: limit,
    recordsShown: cutByScreen ? ON_SCREEN.records : null,
  });
  await writeDocument(session, options, format, data, document);
}

/** A hint as JSON tells it: without what was found out, which `talks show` has. */
function told(hint: Hint, message: string) {
  const { code, records, ...facts } = hint;
  const { text: _, ...numbers } = { text: "", ...facts };
  return { code, message, ...numbers, records: records.map(toldRecord) };
}

function toldRecord(record: AuditRecord) {
  const { id, talk, date, entered, talker, person, village, township, mode, place, actor } = record;
  return { id, talk, date, entered, talker, person, village, township, mode, place, actor };
}
