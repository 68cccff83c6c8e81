import type { Filters } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { type FoundPerson, findPeople } from "../../store/findings/find-person.ts";
import { peopleNear } from "../../store/talks/names.ts";
import { LISTED, OFFERED } from "./several.ts";

/**
 * The one of that full name or staff number; a part of a name, or several, are offered on a terminal.
 * @throws Fault no-such-person, which-person
 */
export async function onePerson(
  session: Session,
  store: Store,
  who: string,
  filters: Filters,
): Promise<FoundPerson> {
  const { people, isWhole } = findPeople(store, who, filters, OFFERED);
  const [first] = people;
  if (!first) throw new Fault("no-such-person", { value: who, nearest: peopleNear(store, who) });
  if (isWhole && people.length === 1) return first;
  if (!session.interactive) {
    const named = people.slice(0, LISTED).map(({ id: _, born: __, ...person }) => person);
    throw new Fault("which-person", { value: who, people: named, more: people.length > LISTED });
  }
  const { choose } = await import("../../prompts/ask.ts");
  const { pages: text, words } = session.messages;
  return choose(
    session,
    text.choosePerson,
    people.map((person) => {
      const { name, township, village, born, staffNo } = forPeople(person);
      const label = text.choice([name, words.place(township, village), born, staffNo]);
      return { name: label, value: person };
    }),
  );
}
