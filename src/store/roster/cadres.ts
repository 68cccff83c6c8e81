import type { Clash } from "../../domain/people.ts";
import type { Progress } from "../../domain/progress.ts";
import { isHeld } from "../../domain/roster.ts";
import { queryValue } from "../database/query.ts";
import { noteStatement } from "./begin.ts";
import { identitiesIn } from "./identity.ts";
import { forgetKnown } from "./known.ts";
import { ownerOf, statePeople } from "./people.ts";
import { villageOf } from "./places.ts";
import { statePosts } from "./posts.ts";
import { type ImportRun, refuse } from "./run.ts";
import { type Group, groupsOf } from "./staging.ts";

export const SQL = {
  holdsAnything: "SELECT 1 FROM post WHERE person_id = ? AND to_day >= ? LIMIT 1",
};

/** Takes in the cadres table: it replaces what was known of each village it names. */
export async function stateCadres(run: ImportRun, progress: Progress): Promise<void> {
  const mayHaveLeft = new Set<number>();
  let rows = 0;
  for (const group of groupsOf(run.staging, "cadres")) {
    rows += stateVillage(run, group, mayHaveLeft);
    await progress(rows, rows / run.staging.rows);
  }
  for (const person of mayHaveLeft) {
    if (!queryValue(run.store, SQL.holdsAnything, person, run.effective)) run.summary.people.left++;
  }
}

/** Takes in one village's rows and gives their number. */
function stateVillage(run: ImportRun, group: Group, mayHaveLeft: Set<number>): number {
  const { rows, people, fromEarlier, clashes, groupOf } = identitiesIn(run.staging, group.id);
  forgetKnown(run);
  const village = villageOf(run, { ...group, village: group.name });
  for (const row of rows) {
    if (row.posts.length === 0) run.warnings.push({ code: "no-post", at: row.at });
  }
  for (const clash of clashes) refuseClash(run, clash);
  if (clashes.length > 0) return rows.length;

  const changedBefore = run.changed;
  run.changed = false;
  const personOf = statePeople(run, people, (row) =>
    groupOf(row) === group.id ? village : villageOf(run, row),
  );
  for (const guest of fromEarlier) {
    // Nobody, where his rows were refused.
    const id = ownerOf(run, guest.details.staffNo);
    if (id !== undefined) for (const row of guest.rows) personOf.set(row, id);
  }
  const isToldApart = rows.every((row) => !isHeld(row) || personOf.has(row));
  if (isToldApart) {
    statePosts(run, village, rows, personOf, mayHaveLeft);
    noteStatement(run, village, run.changed || village > run.lastVillage);
  }
  run.changed ||= changedBefore;
  return rows.length;
}

function refuseClash(run: ImportRun, clash: Clash): void {
  refuse(run, clash.rows, "name", (places) =>
    clash.code === "namesakes"
      ? { code: clash.code, name: clash.name, rows: places }
      : clash.code === "same-staff-number"
        ? { code: clash.code, staffNo: clash.staffNo, rows: places }
        : { code: clash.code, rows: places },
  );
}
