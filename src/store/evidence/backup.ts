import { existsSync, realpathSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Fault } from "../../errors.ts";
import { draftOf, putInPlace, sweepDrafts } from "../../files/draft.ts";
import { connect, versionOf } from "../database/connection.ts";
import { queryValue } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { refuseNewer } from "../database/version.ts";
import { CHAINED, SQL as DOCTOR, firstFlaw } from "./doctor.ts";
import { headOf } from "./heads.ts";

/** How many pages are copied at a time; after a write of somebody else's SQLite begins anew. */
const PAGES = 10_000;

/** What a verified copy holds. */
export interface Copy {
  file: string;
  head: string;
  events: number;
}

/**
 * Writes a consistent copy of the database at `from`, for its owner alone: made beside its place,
 * opened and examined, and only then given its name.
 * @param options.signal stops it, and then nothing of the copy is left
 * @throws Fault file-exists without `replace`, would-replace-database where `to` is `from`,
 *   does-not-hold, damaged-database, newer-database or not-a-talks-database of `from`
 */
export async function copyTo(
  from: string,
  to: string,
  { replace = false, signal }: { replace?: boolean; signal?: AbortSignal | undefined } = {},
): Promise<Copy> {
  if (existsSync(to)) {
    if (!replace) throw new Fault("file-exists", { path: to });
    // In the place of the database itself it would lose what others write meanwhile.
    if (realpathSync(to) === realpathSync(from)) {
      throw new Fault("would-replace-database", { path: to });
    }
  }
  sweepDrafts(dirname(to));
  const draft = draftOf(to);
  try {
    await copyPages(from, draft, signal);
    const proof = await verify(draft, from);
    // Signals that came meanwhile are heard now.
    await setImmediate();
    signal?.throwIfAborted();
    if (!putInPlace(draft, to, { replace })) throw new Fault("file-exists", { path: to });
    return { file: to, ...proof };
  } catch (error) {
    throw damageOf(error, from);
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
}

async function copyPages(from: string, draft: string, signal?: AbortSignal): Promise<void> {
  // Not by openFile: a file that is opened and closed beside SQLite takes its locks with it.
  const source = connect(from);
  try {
    await source.backup(draft, {
      progress: () => {
        signal?.throwIfAborted();
        return PAGES;
      },
    });
  } finally {
    source.close();
  }
}

/** @param name what the user knows the file as */
async function verify(path: string, name: string): Promise<Omit<Copy, "file">> {
  const store = connect(path);
  try {
    refuseNewer(store, name);
    const version = versionOf(store);
    const flaw = view(store, () => firstFlaw(store, version));
    if (flaw) throw new Fault("does-not-hold", { path: name, flaw });
    const head = version < CHAINED ? "0" : headOf(store);
    return { head, events: queryValue<number>(store, DOCTOR.count) ?? 0 };
  } finally {
    store.close();
  }
}

/** What SQLite says of the file that is copied, in which another's name must not appear. */
export function damageOf(error: unknown, path: string): unknown {
  const { code = "", message } = error as { code?: string; message: string };
  if (code.startsWith("SQLITE_CORRUPT")) {
    return new Fault("damaged-database", { path, flaw: { code: "file-damaged", detail: message } });
  }
  if (code === "SQLITE_NOTADB") return new Fault("not-a-talks-database", { path });
  return error;
}
