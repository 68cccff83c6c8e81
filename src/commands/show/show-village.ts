import { placeName } from "../../domain/names.ts";
import type { Problem } from "../../domain/problems.ts";
import type { Filters, TypedFilters } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { villageDocument } from "../../output/village-page.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { type FoundVillage, findVillages } from "../../store/findings/find-village.ts";
import { readVillagePage } from "../../store/findings/village-page.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { namesNear, resolveFilters } from "../../store/talks/names.ts";
import { writeDocument } from "../../write-document.ts";
import { LISTED, OFFERED } from "./several.ts";
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
    onScreen: format === "table" && options.output === undefined,
  };
  const document = villageDocument(forPeople(page), messages, view);
  const sentence = (problem: Problem) =>
    messages.problems.sentence(hasDistricts ? withDistricts(problem, messages) : problem);
  const { known, measures: _, ...rest } = page;
  const problems = page.problems.map((problem) => ({ ...problem, message: sentence(problem) }));
  await writeDocument(session, options, format, { ...rest, ...known, problems }, document);
}

/**
 * The one of that whole name; a part of a name, or several, are offered on a terminal.
 * @throws Fault no-such-name, which-village
 */
async function oneVillage(
  session: Session,
  store: Store,
  name: string,
  filters: Filters,
): Promise<FoundVillage> {
  const { villages, isWhole } = findVillages(store, name, filters, OFFERED);
  const [first] = villages;
  if (!first) {
    const nearest = namesNear(store, "village", filters, placeName(name), session.today);
    throw new Fault("no-such-name", { filter: "village", value: name, nearest, several: false });
  }
  if (isWhole && villages.length === 1) return first;
  if (!session.interactive) {
    const named = villages.slice(0, LISTED).map(({ id: _, ...village }) => village);
    throw new Fault("which-village", {
      ...{ value: name, villages: named, more: villages.length > LISTED },
    });
  }
  const { choose } = await import("../../prompts/ask.ts");
  const { pages: text } = session.messages;
  return choose(
    session,
    text.chooseVillage,
    villages.map((one) => {
      const { village, township, district } = forPeople(one);
      return { name: text.choice([village, township, district]), value: one };
    }),
  );
}
