import { Fault } from "../../errors.ts";
import { type FilterOptions, readFilters, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { peopleNear, resolveFilters } from "../../store/talks/names.ts";
import { findPeople, redactPerson, type Somebody } from "../../store/talks/redact.ts";

/** Removes a person's findings and contact data for good, and keeps that it was done, and why. */
export async function redact(
  session: Session,
  who: string,
  options: FilterOptions & { reason: string },
): Promise<void> {
  const reason = readText("--reason", options.reason);
  const { reason: _, ...places } = options;
  const store = await session.open();
  const filters = resolveFilters(store, readFilters(places), session.today);
  const people = await findPeople(store, who, filters);
  const [person] = people;
  if (!person) throw new Fault("no-such-person", { value: who, nearest: peopleNear(store, who) });
  const { none } = session.messages.words;
  const placed = ({ name, staffNo, township, village }: Somebody) => {
    return { name, staffNo, township: township ?? none, village: village ?? none };
  };
  if (people.length > 1) throw new Fault("several-people-match", { people: people.map(placed) });
  if (session.interactive) {
    const { confirm } = await import("../../prompts/ask.ts");
    const question = session.messages.commands.redactConfirm(forPeople(placed(person)));
    if (!(await confirm(session, question))) {
      return session.say(session.messages.commands.import.notTaken);
    }
  }
  const records = await redactPerson(store, session.author("redact"), person.id, reason);
  const { id, ...named } = person;
  if (session.json) return session.printJson({ redacted: { person: named, records } });
  session.print(session.messages.commands.redacted(forPeople(placed(person)), records));
}
