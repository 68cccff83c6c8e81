import {
  type FilterOptions,
  readCount,
  readFilters,
  readOneOf,
  typedFlags,
} from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { listDocument } from "../../output/talks.ts";
import type { Session } from "../../session.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { findTalks, STATUS_FILTERS } from "../../store/talks/talks.ts";
import {
  chooseFormat,
  isForReading,
  type OutputOptions,
  writeDocument,
} from "../../write-document.ts";

export interface ListOptions extends FilterOptions, OutputOptions {
  status?: string;
  limit?: string;
}

/** Lists talks by deadline. */
export async function list(session: Session, options: ListOptions): Promise<void> {
  const { today } = session;
  const status = readOneOf("--status", options.status ?? "outstanding", STATUS_FILTERS, "status");
  const format = chooseFormat(session, options);
  const onScreen = isForReading(format, options);
  const limit =
    options.limit !== undefined
      ? readCount("--limit", options.limit)
      : onScreen
        ? session.rows
        : null;
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const found = await findTalks(store, filters, status, { today, asOf: today }, limit);
  const { report: text } = session.messages;
  const { hasRoster, hasTalks, hasDistricts } = await readExtent(store);
  const document = listDocument(forPeople(found), session.messages, {
    status: !["outstanding", "done", "closed"].includes(status),
    held: status === "done" || status === "all",
    closed: status === "closed",
    districts: hasDistricts,
    all: onScreen ? wholeList(status, options, found.total) : null,
    empty: !hasRoster ? text.noRoster : !hasTalks ? text.noTalks : text.emptyList,
  });
  await writeDocument(session, options, format, found, document);
}

/** The command that lists what was cut, too. */
function wholeList(status: string, options: FilterOptions, total: number): string {
  const stated = status === "outstanding" ? "" : ` --status ${status}`;
  return `talks list${stated}${typedFlags(options)} --limit ${total}`;
}
