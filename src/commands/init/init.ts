import { basename, resolve } from "node:path";
import builtInRules from "../../../data/rules.json";
import type { CarriedOver } from "../../domain/history.ts";
import { placeName } from "../../domain/names.ts";
import type { RulesDocument } from "../../domain/rules.ts";
import type { Cycle } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { readDay, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { createStore } from "../../store/database/migrate.ts";
import { addCycle } from "../../store/talks/cycle.ts";

export interface InitOptions {
  district: string;
  election: string;
  start?: string;
  cycle?: string;
  rules?: string;
  /** The last cycle's database. */
  from?: string;
}

/** Creates the database of one cycle. */
export async function init(session: Session, options: InitOptions): Promise<void> {
  const election = readDay("--election", options.election);
  const start = options.start === undefined ? session.today : readDay("--start", options.start);
  if (start >= election) throw new Fault("election-not-after-start", { start, election });
  const district = placeName(readText("--district", options.district, "name"));
  const name = readText("--cycle", options.cycle ?? election.slice(0, 4), "name");
  const rules = options.rules
    ? (await import("../../roster/rules.ts")).readRulesFile(options.rules)
    : (builtInRules as RulesDocument);

  const cycle = { district, name, start, election };
  const begun = await create(session, cycle, rules, options.from);
  if (session.json) return session.printJson({ cycle, db: session.dbPath, ...begun });
  const { commands } = session.messages;
  session.say(commands.init(forPeople(session.dbPath), forPeople(district), start, election));
  if (election <= session.today) session.tell(commands.deadlinePassed(election));
  session.say(begun ? commands.begun(begun.begunWith) : commands.initNext);
}

/** Makes the database; with the last cycle's, what it begins with is taken over. */
async function create(session: Session, cycle: Cycle, rules: RulesDocument, from?: string) {
  const author = session.author("init");
  if (from === undefined) {
    await createStore(session.dbPath, (fresh) => addCycle(fresh, author, cycle, rules), session);
    return null;
  }
  const { admitLastCycle, withLastCycle } = await import("../../store/turnover/last-cycle.ts");
  const { beside, carryOver } = await import("../../store/turnover/carry-over.ts");
  const last = resolve(from);
  admitLastCycle(last);
  let begunWith = null;
  const fill = (fresh: Store) =>
    withLastCycle({ from: last, near: session.dbPath, author }, (copy) =>
      beside(fresh, copy, () =>
        addCycle(fresh, author, cycle, rules, (tx, deadline) => {
          begunWith = carryOver(tx, cycle, deadline);
          return { from: basename(last), begunWith };
        }),
      ),
    );
  await createStore(session.dbPath, fill, session);
  return { begunWith: begunWith as unknown as CarriedOver };
}
