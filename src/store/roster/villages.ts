import { addDays, type Day } from "../../domain/days.ts";
import type { Progress } from "../../domain/progress.ts";
import { LEVELS, type TownshipKind, townshipKindOf, type VillageRow } from "../../domain/roster.ts";
import { FLAGS, type Flag } from "../../domain/rules.ts";
import { type KnownTerm, restate } from "../../domain/terms.ts";
import { queryRows, write } from "../database/query.ts";
import { stateLinks } from "./links.ts";
import { addVillage, factsOf, readVillage, townshipOf, type VillageFacts } from "./places.ts";
import { type ImportRun, noteChange, refuseContradiction } from "./run.ts";
import { groupsOf, rowsOf } from "./staging.ts";

export const SQL = {
  setTownshipKind: "UPDATE township SET kind = :kind WHERE id = :id AND kind <> :kind",
  set: `UPDATE village SET kind = :kind, code = :code, branch_election = :branchElection,
      committee_election = :committeeElection, deadline = :deadline, to_day = :to WHERE id = :id`,
  flags: `SELECT id, flag AS who, from_day AS "from", to_day AS "to" FROM village_flag
    WHERE village_id = ? AND flag = ?`,
  addFlag: "INSERT INTO village_flag (village_id, flag, from_day, to_day) VALUES (?, ?, ?, ?)",
  endFlag: "UPDATE village_flag SET to_day = :to WHERE id = :id",
  dropFlag: "DELETE FROM village_flag WHERE id = ?",
};

/** Takes in the villages table: what a column states replaces what was known. */
export async function stateVillages(run: ImportRun, progress: Progress): Promise<void> {
  const kinds = new Map<number, StatedKind>();
  for (const group of groupsOf(run.staging, "villages")) {
    const rows = rowsOf<VillageRow>(run.staging, group.id);
    for (const row of rows) stateTownshipKind(run, row, kinds);
    const merged = merge(rows);
    if (merged) stateVillage(run, merged);
    else refuseContradiction(run, rows, "village");
    await progress(0, 0);
  }
}

const FACTS = ["kind", "branchElection", "committeeElection", "code", "to"] as const;

/** What several rows say of one village together; null where two columns contradict each other. */
function merge(rows: VillageRow[]): VillageRow | null {
  const [first] = rows;
  if (!first) return null;
  const merged = { ...first, flags: { ...first.flags }, links: { ...first.links } };
  for (const row of rows) {
    for (const fact of FACTS) {
      if (row[fact] === undefined || row[fact] === merged[fact]) continue;
      if (merged[fact] !== undefined) return null;
      Object.assign(merged, { [fact]: row[fact] });
    }
    for (const flag of FLAGS) {
      if (row.flags[flag] === undefined) continue;
      if ((merged.flags[flag] ?? row.flags[flag]) !== row.flags[flag]) return null;
      merged.flags[flag] = row.flags[flag];
    }
    for (const level of LEVELS) {
      const stated = row.links[level];
      if (stated === undefined) continue;
      const before = merged.links[level];
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(stated)) return null;
      merged.links[level] = stated;
    }
  }
  return merged;
}

/** The first row that states a township's kind, until another contradicts it. */
interface StatedKind {
  kind: TownshipKind;
  row: VillageRow;
  refused: boolean;
}

function stateTownshipKind(run: ImportRun, row: VillageRow, kinds: Map<number, StatedKind>): void {
  if (row.townshipKind === undefined) return;
  const id = townshipOf(run, row);
  const kind = row.townshipKind ?? townshipKindOf(row.township);
  const first = kinds.get(id);
  if (first) {
    if (first.kind !== kind && !first.refused) {
      refuseContradiction(run, [first.row, row], "township_kind");
      first.refused = true;
    }
    return;
  }
  kinds.set(id, { kind, row, refused: false });
  const { changes } = write(run.store, SQL.setTownshipKind, { id, kind });
  if (changes === 0 || run.newTownships.has(id)) return;
  run.changed = true;
  run.summary.townships.changed++;
}

function stateVillage(run: ImportRun, row: VillageRow): void {
  const township = townshipOf(run, row);
  const known = readVillage(run, township, row.village);
  const id = known?.id ?? addVillage(run, township, row.village, row);
  let changed = false;
  if (known) {
    const facts = factsOf(run, row.village, row, known);
    changed = (Object.keys(facts) as (keyof VillageFacts)[]).some((k) => facts[k] !== known[k]);
    if (changed) write(run.store, SQL.set, { id, ...facts });
    if (facts.to !== known.to) {
      const { district, township: place, village } = row;
      const where = { district, township: place, village };
      noteChange(run, false, () => ({ change: "village-ended", ...where, day: facts.to }));
    }
    if (facts.deadline !== known.deadline) noteMove(run, row, known.deadline, facts.deadline);
  }
  for (const flag of FLAGS) {
    if (stateFlag(run, id, flag, row, known === undefined)) changed = true;
  }
  if (stateLinks(run, id, row)) changed = true;
  if (!changed || !known) return;
  run.changed = true;
  run.summary.villages.changed++;
}

/** Rule 9: a moved election moves the deadline, and the old day stays in the history. */
function noteMove(run: ImportRun, row: VillageRow, before: Day, day: Day): void {
  const { district, township, village } = row;
  const change = "election-moved" as const;
  const days = { before: addDays(before, 1), day: addDays(day, 1) };
  const moved = { change, district, township, village, ...days };
  run.changes.push(() => moved);
  run.moved.push(moved);
}

/** Flags are dated like posts; true when the flag was set or cleared. */
function stateFlag(
  run: ImportRun,
  id: number,
  flag: Flag,
  row: VillageRow,
  firstSeen: boolean,
): boolean {
  const isSet = row.flags[flag];
  if (isSet === undefined) return false;
  const known = firstSeen ? [] : queryRows<KnownTerm>(run.store, SQL.flags, id, flag);
  const stated = isSet ? [{ who: flag, from: null, to: null }] : [];
  const { effective } = run;
  const change = restate(known, stated, { effective, firstSeen, oneAtATime: true });
  for (const { from, to } of change.added) write(run.store, SQL.addFlag, id, flag, from, to);
  for (const term of change.ended) write(run.store, SQL.endFlag, term);
  for (const term of change.vanished) write(run.store, SQL.dropFlag, term);

  const { district, township, village } = row;
  const [added] = change.added;
  const cleared = change.ended.length + change.vanished.length > 0;
  const note = { district, township, village, flag };
  if (added) noteChange(run, firstSeen, () => ({ change: "flag-set", ...note, day: added.from }));
  if (cleared)
    noteChange(run, firstSeen, () => ({ change: "flag-cleared", ...note, day: effective }));
  return cleared || added !== undefined;
}
