import type { Day } from "../../domain/days.ts";
import type { Author, TalkChange } from "../../domain/history.ts";
import type { Progress } from "../../domain/progress.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { queryValues } from "../database/query.ts";
import { transactInSlices } from "../database/transaction.ts";
import { moveDeadlines } from "../talks/assign.ts";
import { addEvent, changesOf } from "../talks/history.ts";
import { SQL as JUDGE, judgeTalks } from "../talks/judge.ts";
import { addSeats } from "../talks/seats.ts";
import { warnOfAlike } from "./alike.ts";
import { stateCadres } from "./cadres.ts";
import { takeFacts } from "./facts/take.ts";
import { matchItems, type StatedItem, takeItems } from "./items/take.ts";
import { joinTalks } from "./join.ts";
import { addPlaces } from "./places.ts";
import { beginRun, type ImportRun } from "./run.ts";
import { stateLeaders } from "./seats.ts";
import type { Staging } from "./staging.ts";
import { stateVillages } from "./villages.ts";

/** What an import did, or would do. */
export type Imported = Pick<ImportRun, "summary" | "changes" | "warnings"> & {
  /** Talks whose status it changed: a corrected term may undo what was done. */
  talks: TalkChange[];
};

interface Options {
  effective: Day;
  today: Day;
  files: string[];
  /** Whether more changes than the first few hundred are to be known. */
  allChanges: boolean;
  /** Whether to take it all back: always, never or as the result has it. */
  rehearse: (result: Imported) => boolean;
  progress: Progress;
}

/**
 * Takes in a statement: it replaces what was known of each village and seat that it names. The same
 * statement twice changes nothing the second time and writes no event.
 * @throws Fault bad-file with every row that cannot stand; nothing is changed then
 */
export async function importRoster(
  store: Store,
  author: Author,
  staging: Staging,
  options: Options,
): Promise<Imported> {
  const { progress, rehearse } = options;
  // Names come in no order, and their index is written to all over.
  store.pragma("cache_size = -65536"); // KiB
  return transactInSlices(
    store,
    async (tx) => {
      const run = beginRun(tx, staging, options);
      addPlaces(run);
      await stateVillages(run, progress);
      addSeats(tx);
      await stateLeaders(run, progress);
      await stateCadres(run, progress);
      warnOfAlike(run);
      await takeFacts(run, progress);
      const items = matchItems(run, options.today);
      const { listed, total } = run.issues;
      if (total > 0) throw new Fault("bad-file", { issues: listed, total });
      const talks = run.changed ? conclude(run, author, options, items) : [];
      return { ...run, talks };
    },
    { rehearse, progress },
  );
}

/**
 * Writes the event and judges anew what the new roster touches.
 * @returns the talks whose status that changed
 */
function conclude(
  run: ImportRun,
  author: Author,
  options: { today: Day; files: string[] },
  items: StatedItem[],
): TalkChange[] {
  const { store, effective, summary, moved, renamed, knownChanges } = run;
  const { named: changes, total: changed } = knownChanges;
  const detail = { files: options.files, effective, ...summary, moved, renamed, changes, changed };
  const seq = addEvent(store, author, detail);
  takeItems(run, items, seq, options.today);
  if (moved.length > 0) moveDeadlines(store, seq, options.today, "election-moved");
  for (const people of run.joins) joinTalks(store, people, seq, options.today);
  for (const seat of run.touchedSeats) {
    judgeTalks(
      store,
      queryValues<number>(store, JUDGE.withRecordsInSeat, seat),
      seq,
      options.today,
      "holder-changed",
    );
  }
  return changesOf(store, seq);
}
