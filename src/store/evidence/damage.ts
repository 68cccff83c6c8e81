import type { Flaw } from "../../domain/doctor.ts";
import { type Store, versionOf } from "../database/connection.ts";
import { MIGRATIONS } from "../database/migrations/index.ts";
import { openFile } from "../database/open-file.ts";
import { queryValue } from "../database/query.ts";
import { examine } from "./doctor.ts";
import { schemaFlaws } from "./schema.ts";

export const SQL = { quick: "PRAGMA quick_check(1)" };

/** What SQLite says of a file that it cannot make sense of. */
const BROKEN = /^SQLITE_(CORRUPT|NOTADB)/;

/**
 * Examines a file that something went wrong with: what is damaged or was altered in it; null where it
 * is sound, or cannot be examined, so that the fault lies elsewhere.
 */
export async function damageIn(path: string): Promise<Flaw | null> {
  let store: Store | undefined;
  try {
    store = openFile(path, { allowNetwork: true });
    const detail = queryValue<string>(store, SQL.quick);
    if (detail !== undefined && detail !== "ok") return { code: "file-damaged", detail };
    const version = versionOf(store);
    const [altered] = version <= MIGRATIONS.length ? schemaFlaws(store, version) : [];
    if (altered || version !== MIGRATIONS.length) return altered ?? null;
    const { flaws } = await examine(store, { path, anchor: null });
    return flaws[0] ?? null;
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    return BROKEN.test(code) ? { code: "file-damaged", detail: message } : null;
  } finally {
    store?.close();
  }
}
