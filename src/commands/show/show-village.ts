import type { Problem } from "../../domain/problems.ts";
import type { TypedFilters } from "../../domain/talk.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { villageDocument } from "../../output/village-page.ts";
import type { Session } from "../../session.ts";
import { readVillagePage } from "../../store/findings/village-page.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { isForReading, writeDocument } from "../../write-document.ts";
import { oneVillage } from "./one-village.ts";
import type { ShowTo } from "./show.ts";

/** Columns below which the page leaves something out. */
const NARROW = 64;

/** What is known of a village. */
export async function showVillage(
  session: Session,
  name: string,
  places: TypedFilters,
  { asOf, format, options }: ShowTo,
): Promise<void> {
  const { today, messages } = session;
  const store = await session.open();
  const { id } = await oneVillage(session, store, name, resolveFilters(store, places, today));
  const page = await readVillagePage(store, id, { today, asOf });
  const { hasDistricts } = await readExtent(store);
  const view = {
    ...{ asOf, districts: hasDistricts },
    narrow: session.width < NARROW,
    onScreen: isForReading(format, options),
  };
  const document = villageDocument(forPeople(page), messages, view);
  const sentence = (problem: Problem) =>
    messages.problems.sentence(hasDistricts ? withDistricts(problem, messages) : problem);
  const { known, measures: _, ...rest } = page;
  const problems = page.problems.map((problem) => ({ ...problem, message: sentence(problem) }));
  await writeDocument(session, options, format, { ...rest, ...known, problems }, document);
}
