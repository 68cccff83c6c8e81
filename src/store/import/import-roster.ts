import type { Day } from "../../domain/days.ts";
import type { Doer } from "../../domain/history.ts";
import type { Statement } from "../../domain/roster.ts";
import { Fault } from "../../errors.ts";
import { moveDeadlines } from "../assign.ts";
import { cycleOf } from "../cycle.ts";
import { addEvent } from "../history.ts";
import { type Store, transact } from "../open.ts";
import { queryValues } from "../query.ts";
import { SQL as SETTLE, settleAll } from "../settle.ts";
import { stateCadres } from "./cadres.ts";
import { joinTalks } from "./join.ts";
import { addSeats, districtOf, townshipOf } from "./places.ts";
import { beginRun, type ImportRun } from "./run.ts";
import { stateLeaders } from "./seats.ts";
import { stateVillages } from "./villages.ts";

/**
 * Takes in a statement: it replaces what was known of each village and seat that it names. The same
 * statement twice changes nothing the second time and writes no event.
 * @throws Fault bad-file with every row that cannot stand; nothing is changed then
 */
export async function importRoster(
  store: Store,
  doer: Doer,
  statement: Statement,
  options: { effective: Day; today: Day; files: string[]; rehearse: boolean },
): Promise<Pick<ImportRun, "summary" | "changes" | "warnings">> {
  return transact(
    store,
    () => {
      const run = beginRun(store, cycleOf(store), options.effective);
      for (const row of [...statement.leaders, ...statement.villages, ...statement.cadres]) {
        if (row.township === null) districtOf(run, row);
        else townshipOf(run, { ...row, township: row.township });
      }
      stateVillages(run, statement.villages);
      addSeats(run);
      stateLeaders(run, statement.leaders);
      stateCadres(run, statement.cadres);
      if (run.issues.length > 0) throw new Fault("bad-file", { issues: run.issues });
      if (run.changed) conclude(run, doer, options);
      return run;
    },
    { rehearse: options.rehearse },
  );
}

/** Writes the event and judges anew what the new roster touches. */
function conclude(run: ImportRun, doer: Doer, options: { today: Day; files: string[] }): void {
  const { store, effective, summary } = run;
  const moved = run.changes.filter(({ change }) => change === "election-moved");
  const renamed = run.changes.filter(({ change }) => change === "renamed");
  const detail = { files: options.files, effective, ...summary, moved, renamed };
  const seq = addEvent(store, doer, detail);
  if (moved.length > 0) moveDeadlines(store, seq, options.today, "election-moved");
  for (const people of run.joins) joinTalks(store, people, seq, options.today);
  for (const seat of run.touchedSeats) {
    settleAll(
      store,
      queryValues<number>(store, SETTLE.withRecordsInSeat, seat),
      seq,
      options.today,
      "holder-changed",
    );
  }
}
