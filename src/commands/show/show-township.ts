import { Fault } from "../../errors.ts";
import { type FilterOptions, readDay, readFilters } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { type TownshipPage, townshipDocument } from "../../output/township-page.ts";
import type { Session } from "../../session.ts";
import { measuresIn } from "../../store/facts/measures.ts";
import { findTownships, townshipFacts } from "../../store/facts/township-facts.ts";
import { readReport } from "../../store/report/report.ts";
import { resolveFilters } from "../../store/talks/names.ts";

/** A township: how its talks stand, and what is known of its villages by year. */
export async function showTownship(
  session: Session,
  options: FilterOptions & { asOf?: string },
): Promise<void> {
  const { today } = session;
  const asOf = options.asOf === undefined ? today : readDay("--as-of", options.asOf);
  const store = await session.open();
  const filters = resolveFilters(store, readFilters(options), today);
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
    ...{ villages: true, limit: 0, beside: false, since: null, pictures: false },
  });
  const page: TownshipPage = {
    township,
    tally: totals,
    measures: await townshipFacts(store, id, asOf),
    villages: villages
      .filter((row) => row.district === township.district && row.township === township.name)
      .map(({ district, township, village, ...tally }) => ({ name: village, ...tally })),
  };
  if (session.json) return session.printJson(page);
  const document = townshipDocument(page, measuresIn(store), session.messages);
  session.print(await table(forPeople(document), session.screen));
}
