import { CommanderError } from "commander";
import { Fault } from "./errors.ts";
import type { Messages } from "./messages/index.ts";

/** SQLite's and the system's own codes, by what they mean to the user. */
/** A restored file has taken the place of the one that was open: nothing was written. */
const BUSY = /^SQLITE_(BUSY|READONLY_DBMOVED)/;
/** A damaged length asks for more memory than there is. */
const DAMAGED = /^SQLITE_(?:CORRUPT|NOMEM)/;
/** A table or column that ought to be there is not: somebody has been at it. */
const MISSING = /^no such (table|column)/;
const NOT_OURS = /^SQLITE_NOTADB/;
const FILE = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|PERM)/;
const SYSTEM = /^E[A-Z]+$/;

/** The fault that an error amounts to; null when it is a bug. */
export function faultOf(error: unknown, dbPath: string, messages: Messages): Fault | null {
  if (error instanceof Fault) return error;
  if (error instanceof CommanderError) {
    return new Fault("usage", { message: messages.help.wrongUsage(error.code, error.message) });
  }
  // What users give is parsed where it is read: what is no JSON here stood in the database.
  if (error instanceof SyntaxError) {
    return new Fault("damaged-database", { path: dbPath, detail: "no JSON" });
  }
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (typeof code !== "string") return null;
  if (code === "NO_DRIVER") {
    return new Fault("no-driver", { command: (error as unknown as { command: string }).command });
  }
  if (BUSY.test(code)) return new Fault("busy", { path: dbPath });
  if (DAMAGED.test(code) || MISSING.test(message))
    return new Fault("damaged-database", { path: dbPath, detail: message });
  if (NOT_OURS.test(code)) return new Fault("not-a-talks-database", { path: dbPath });
  if (FILE.test(code)) return new Fault("cannot-write", { path: dbPath, reason: code });
  if (SYSTEM.test(code)) return new Fault("cannot-write", { path: path ?? dbPath, reason: code });
  return null;
}
