import { chooseFormat, emit, type OutputOptions } from "../emit.ts";
import { type FilterOptions, readCount, readFilters, readOneOf } from "../options.ts";
import { forPeople } from "../output/for-people.ts";
import { listDocument } from "../output/talks.ts";
import type { Session } from "../session.ts";
import { resolveFilters } from "../store/names.ts";
import { findTalks, STATUS_FILTERS } from "../store/talks.ts";

export interface ListOptions extends FilterOptions, OutputOptions {
  status?: string;
  limit?: string;
}

/** What a terminal shows of a long list. */
const ON_SCREEN = 40;

/** Lists talks by deadline. */
export async function list(session: Session, options: ListOptions): Promise<void> {
  const { today } = session;
  const status = readOneOf("--status", options.status ?? "outstanding", STATUS_FILTERS);
  const format = chooseFormat(session, options);
  const cutByScreen = session.terminal && format === "table" && options.output === undefined;
  const limit =
    options.limit !== undefined
      ? readCount("--limit", options.limit)
      : cutByScreen
        ? ON_SCREEN
        : null;
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const found = await findTalks(store, filters, status, { today, asOf: today }, limit);
  const document = listDocument(forPeople(found), session.messages, status !== "outstanding");
  await emit(session, options, format, found, document);
}
