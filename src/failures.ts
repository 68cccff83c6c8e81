import { CommanderError } from "commander";
import { Fault } from "./errors.ts";
import type { Messages } from "./messages/index.ts";

/** SQLite's and the system's own codes, by what they mean to the user. */
/** A restored file has taken the place of the one that was open: nothing was written. */
const BUSY = /^SQLITE_(BUSY|READONLY_DBMOVED)/;
/** What damage may bring about: a damaged length asks for more memory than there is. */
const SUSPECT = /^SQLITE_(?:CORRUPT|NOMEM)/;
/** A table or column that ought to be there is not: somebody has been at it, or the program errs. */
const MISSING = /^no such (table|column)/;
/** The commit was made, or all but made, when the disk failed. */
const MAYBE = /^SQLITE_IOERR_(DIR_FSYNC|DELETE)/;
const NOT_OURS = /^SQLITE_NOTADB/;
const FILE = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|PERM)/;
const SYSTEM = /^E[A-Z]+$/;

/**
 * The fault that an error amounts to; null when it is a bug. What looks like damage is called so
 * only when the file was examined and is damaged.
 */
export async function faultOf(
  error: unknown,
  dbPath: string,
  messages: Messages,
): Promise<Fault | null> {
  if (error instanceof Fault) return error;
  if (error instanceof CommanderError) {
    return new Fault("usage", { message: messages.help.wrongUsage(error.code, error.message) });
  }
  if (isSuspect(error)) return damageBehind(dbPath);
  const { code, path } = error as NodeJS.ErrnoException;
  if (typeof code !== "string") return null;
  if (code === "NO_DRIVER") {
    return new Fault("no-driver", { command: (error as unknown as { command: string }).command });
  }
  if (BUSY.test(code)) return new Fault("busy", { path: dbPath });
  if (NOT_OURS.test(code)) return new Fault("not-a-talks-database", { path: dbPath });
  if (MAYBE.test(code)) return new Fault("maybe-written", { path: dbPath, reason: code });
  if (FILE.test(code)) return new Fault("cannot-write", { path: dbPath, reason: code });
  if (SYSTEM.test(code)) return new Fault("cannot-write", { path: path ?? dbPath, reason: code });
  return null;
}

/** Whether an error may come from a damaged file. */
function isSuspect(error: unknown): boolean {
  // What users give is parsed where it is read: what is no JSON here may have stood in the database.
  if (error instanceof SyntaxError) return true;
  const { code, message } = error as NodeJS.ErrnoException;
  return typeof code === "string" && (SUSPECT.test(code) || MISSING.test(message));
}

/** The damage of the file that an error may come from; null where the file is sound. */
async function damageBehind(path: string): Promise<Fault | null> {
  const { damageIn } = await import("./store/evidence/damage.ts");
  const flaw = await damageIn(path);
  return flaw && new Fault("damaged-database", { path, flaw });
}
