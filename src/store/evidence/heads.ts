import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";

export const SQL = {
  newest: "SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1",
  digest: "SELECT seq, digest FROM event WHERE seq = ?",
};

type Link = { seq: number; digest: string | null };

/** How many characters of a digest a head shows: 64 bits, short enough to be copied by hand. */
const SHOWN = 16;

/** The head of the chain, as it is printed: the newest event's number and the start of its digest. */
export function headOf(store: Store): string {
  const event = queryRow<Link>(store, SQL.newest);
  return event ? `${event.seq}-${(event.digest ?? "").slice(0, SHOWN)}` : "0";
}

/** The same for a command. */
export async function readHead(store: Store): Promise<string> {
  return headOf(store);
}

/** An anchor as it was copied from paper: the event's number and the start of its digest. */
export function parseHead(text: string): { seq: number; digest: string } | null {
  const parts = text
    .trim()
    .toLowerCase()
    .match(new RegExp(`^(\\d{1,15})-([0-9a-f]{${SHOWN}})$`));
  return parts ? { seq: Number(parts[1]), digest: parts[2] ?? "" } : null;
}

/** Whether the chain still holds the event that an anchor names. */
export function holds(store: Store, anchor: { seq: number; digest: string }): boolean {
  const digest = queryRow<Link>(store, SQL.digest, anchor.seq)?.digest ?? "";
  return digest.startsWith(anchor.digest);
}
