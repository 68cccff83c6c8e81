import type { Day } from "../../domain/days.ts";
import type { TypedFilters } from "../../domain/talk.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Document } from "../../output/sheet.ts";
import { type TownshipPage, townshipDocument } from "../../output/township-page.ts";
import { villageDocument } from "../../output/village-page.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { measuresIn } from "../../store/facts/measures.ts";
import { townshipFacts, villagesIn } from "../../store/facts/township-facts.ts";
import { readVillagePage } from "../../store/findings/village-page.ts";
import { readReport } from "../../store/report/report.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { writeDocument } from "../../write-document.ts";
import { oneTownship } from "./one-township.ts";
import type { ShowTo } from "./show.ts";

/** A township: how its talks stand, and what is known of its villages by year. */
export async function showTownship(
  session: Session,
  name: string,
  places: TypedFilters,
  { asOf, format, options }: ShowTo,
): Promise<void> {
  const { today } = session;
  const store = await session.open();
  const filters = resolveFilters(store, places, today);
  const { id, ...township } = await oneTownship(session, store, name, filters.district);
  const { totals, villages = [] } = await readReport(store, {
    filters: { ...filters, district: township.district, township: township.name },
    moment: { today, asOf },
    ...{ villages: true, limit: 0, beside: false, pictures: false, since: null },
  });
  const page: TownshipPage = {
    township,
    tally: totals,
    measures: await townshipFacts(store, id, asOf),
    villages: villages
      .filter((row) => row.district === township.district && row.township === township.name)
      .map(({ district, township, village, ...tally }) => ({ name: village, ...tally })),
  };
  const document = forPeople(townshipDocument(page, measuresIn(store), session.messages));
  if (format === "html") document.parts = await villageParts(session, store, id, asOf);
  await writeDocument(session, options, format, page, document);
}

/** A page for each village, for a booklet. */
async function villageParts(
  { today, messages }: Session,
  store: Store,
  township: number,
  asOf: Day,
): Promise<Document[]> {
  const { hasDistricts } = await readExtent(store);
  const view = { asOf, districts: hasDistricts, narrow: false, onScreen: true };
  const parts: Document[] = [];
  for (const id of await villagesIn(store, township, asOf)) {
    const page = await readVillagePage(store, id, { today, asOf });
    parts.push(villageDocument(forPeople(page), messages, view));
  }
  return parts;
}
