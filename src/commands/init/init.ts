import builtInRules from "../../../data/rules.json";
import { placeName } from "../../domain/names.ts";
import type { RulesDocument } from "../../domain/rules.ts";
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
  const fill = (fresh: Store) => addCycle(fresh, session.author("init"), cycle, rules);
  await createStore(session.dbPath, fill, session);

  if (session.json) return session.printJson({ cycle, db: session.dbPath });
  const { commands } = session.messages;
  session.say(commands.init(forPeople(session.dbPath), forPeople(district), start, election));
  if (election <= session.today) session.tell(commands.deadlinePassed(election));
  session.say(commands.initNext);
}
