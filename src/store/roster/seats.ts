import type { Day } from "../../domain/days.ts";
import { nameKey } from "../../domain/names.ts";
import type { Progress } from "../../domain/progress.ts";
import type { LeaderRow } from "../../domain/roster.ts";
import { restate, type StatedTerm } from "../../domain/terms.ts";
import { queryRows, queryValue, write } from "../database/query.ts";
import { districtOf, townshipOf } from "./places.ts";
import { type ImportRun, noteChange, refuse } from "./run.ts";
import { type Group, groupsOf, rowsOf } from "./staging.ts";

export const SQL = {
  districtSeat: "SELECT id FROM seat WHERE post = ? AND district_id = ? AND township_id IS NULL",
  townshipSeat: "SELECT id FROM seat WHERE township_id = ?",
  holders: `SELECT id, name, name_key AS nameKey, former_keys AS formerKeys, staff_no AS staffNo,
      from_day AS "from", to_day AS "to"
    FROM holder WHERE seat_id = ? ORDER BY from_day`,
  add: `INSERT INTO holder (seat_id, name, name_key, staff_no, from_day, to_day)
    VALUES (:seat, :name, :nameKey, :staffNo, :from, :to)`,
  set: `UPDATE holder SET name = :name, name_key = :nameKey, former_keys = :formerKeys,
      staff_no = :staffNo,
      from_day = :from, to_day = :to WHERE id = :id`,
  end: "UPDATE holder SET to_day = ? WHERE id = ?",
  drop: "DELETE FROM holder WHERE id = ?",
};

interface Holder {
  id: number;
  name: string | null;
  nameKey: string | null;
  formerKeys: string;
  staffNo: string | null;
  from: Day;
  to: Day;
}

type Identity = Pick<Holder, "nameKey" | "staffNo">;

interface StatedHolder extends StatedTerm {
  row: LeaderRow;
}

/** Takes in the leaders table: it replaces what was known of each seat it names. */
export async function stateLeaders(run: ImportRun, progress: Progress): Promise<void> {
  for (const group of groupsOf(run.staging, "leaders")) {
    const rows = rowsOf<LeaderRow>(run.staging, group.id);
    stateSeat(run, seatOf(run, group), rows);
    await progress(0, 0);
  }
}

function seatOf(run: ImportRun, { district, township, name: post }: Group): number {
  return (
    township === ""
      ? queryValue(run.store, SQL.districtSeat, post, districtOf(run, { district }))
      : queryValue(run.store, SQL.townshipSeat, townshipOf(run, { district, township }))
  ) as number;
}

function stateSeat(run: ImportRun, seat: number, rows: LeaderRow[]): void {
  const holders = queryRows<Holder>(run.store, SQL.holders, seat);
  const all = [...holders, ...rows.map(personOf)];
  const known = holders.map((holder) => ({ ...holder, who: identify(holder, all) }));
  const said = rows.map((row) => ({ ...row, row, who: identify(personOf(row), all) }));
  const same = (a: StatedHolder, b: StatedHolder) =>
    a.who === b.who &&
    a.from === b.from &&
    a.to === b.to &&
    personOf(a.row).nameKey === personOf(b.row).nameKey;
  const stated = said.filter((term, i) => said.findIndex((other) => same(term, other)) === i);
  const firstSeen = holders.length === 0;
  const change = restate<StatedHolder>(known, stated, {
    effective: run.effective,
    firstSeen,
    oneAtATime: true,
  });
  if (refuseOverlaps(run, [...change.kept, ...change.added])) return;

  let changed = change.added.length + change.ended.length + change.vanished.length > 0;
  const where = {
    district: rows[0]?.district ?? run.cycle.district,
    township: rows[0]?.township ?? null,
  };
  for (const { stated: term, from, to } of change.added) {
    write(run.store, SQL.add, { seat, ...personOf(term.row), from, to });
    const { name, post } = term.row;
    if (!name) continue;
    noteChange(run, firstSeen, () => ({
      change: "holder-came",
      ...where,
      seat: post,
      name,
      day: from,
    }));
  }
  for (const { id, stated: term, from, to, changed: moved } of change.kept) {
    const before = holders.find((holder) => holder.id === id);
    const now = personOf(term.row);
    const staffNo = now.staffNo ?? before?.staffNo ?? null;
    if (!moved && before?.nameKey === now.nameKey && before?.staffNo === staffNo) continue;
    // A corrected name must not take away what was recorded under the former one.
    const former = before?.formerKeys.split("\n").filter(Boolean) ?? [];
    if (before?.nameKey && before.nameKey !== now.nameKey) former.push(before.nameKey);
    const formerKeys = former.join("\n");
    write(run.store, SQL.set, { id, ...now, formerKeys, staffNo, from, to });
    changed = true;
  }
  for (const term of change.ended) write(run.store, SQL.end, term.to, term.id);
  for (const term of change.vanished) write(run.store, SQL.drop, term);
  for (const holder of holders) {
    const end = change.ended.find((term) => term.id === holder.id);
    const { name } = holder;
    if (!name || (!end && !change.vanished.includes(holder.id))) continue;
    const post = rows[0]?.post ?? "township_secretary";
    const day = end?.to ?? holder.from;
    noteChange(run, firstSeen, () => ({ change: "holder-left", ...where, seat: post, name, day }));
  }
  if (!changed) return;
  run.changed = true;
  run.summary.seats[firstSeen ? "added" : "changed"]++;
  run.touchedSeats.push(seat);
}

/**
 * Who is who among the known and stated holders of one seat: by staff number where one is given for
 * the name, else by name; null is a vacancy.
 */
function identify(holder: Identity, all: Identity[]): string | null {
  if (holder.nameKey === null) return null;
  const numbers = new Set(
    all
      .filter(({ nameKey: key, staffNo }) => key === holder.nameKey && staffNo !== null)
      .map(({ staffNo }) => staffNo),
  );
  const number = holder.staffNo ?? (numbers.size === 1 ? [...numbers][0] : null);
  return number ? `#${number}` : holder.nameKey;
}

function personOf(row: LeaderRow) {
  return {
    name: row.name,
    nameKey: row.name === null ? null : nameKey(row.name),
    staffNo: row.staffNo,
  };
}

/** Two holders of one seat on one day are refused. */
function refuseOverlaps(run: ImportRun, terms: { from: Day; to: Day; stated: StatedHolder }[]) {
  const inOrder = [...terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  const backwards = inOrder.find((term) => term.from > term.to);
  if (backwards) {
    const { from, to, stated } = backwards;
    refuse(run, [stated.row], "to", () => ({ code: "from-after-to", from, to }));
    return true;
  }
  const clash = inOrder.findIndex((term, i) => i > 0 && term.from <= (inOrder[i - 1]?.to ?? ""));
  if (clash < 0) return false;
  const rows = [inOrder[clash - 1], inOrder[clash]].flatMap((term) => term?.stated.row ?? []);
  refuse(run, rows, "from", (places) => ({ code: "two-holders", rows: places }));
  return true;
}
