import type { TypedFilters } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import { type TownshipPage, townshipDocument } from "../../output/township-page.ts";
import type { Session } from "../../session.ts";
import { measuresIn } from "../../store/facts/measures.ts";
import { findTownships, townshipFacts } from "../../store/facts/township-facts.ts";
import { readReport } from "../../store/report/report.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { writeDocument } from "../../write-document.ts";
import type { ShowTo } from "./show.ts";

/** A township: how its talks stand, and what is known of its villages by year. */
export async function showTownship(
  session: Session,
  places: TypedFilters,
  { asOf, format, options }: ShowTo,
): Promise<void> {
  const { today } = session;
  const store = await session.open();
  const filters = resolveFilters(store, places, today);
  const named = { district: filters.district, township: filters.township ?? "" };
  const [found, ...others] = await findTownships(store, named);
  if (!found || others.length > 0) {
    const all = [found, ...others].flatMap((one) => one?.district ?? []);
    throw new Fault("several-townships", { township: named.township, districts: all });
  }
  const { id, ...township } = found;
  const { totals, villages = [] } = await readReport(store, {
    filters: { ...filters, district: township.district },
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
  await writeDocument(session, options, format, page, document);
}
