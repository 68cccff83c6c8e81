import type { TypedFilters } from "../../domain/talk.ts";
import { forPeople } from "../../output/for-people.ts";
import { personDocument } from "../../output/person-page.ts";
import type { Session } from "../../session.ts";
import { readPersonPage } from "../../store/findings/person-page.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { writeDocument } from "../../write-document.ts";
import { onePerson } from "./one-person.ts";
import type { ShowTo } from "./show.ts";

/** What is known of a person. */
export async function showPerson(
  session: Session,
  who: string,
  places: TypedFilters,
  { asOf, format, options }: ShowTo,
): Promise<void> {
  const { today, messages } = session;
  const store = await session.open();
  const { id } = await onePerson(session, store, who, resolveFilters(store, places, today));
  const page = await readPersonPage(store, id, { today, asOf });
  const { hasDistricts } = await readExtent(store);
  const document = personDocument(forPeople(page), messages, { asOf, districts: hasDistricts });
  const { known, measures: _, ...rest } = page;
  await writeDocument(session, options, format, { ...rest, ...known }, document);
}
