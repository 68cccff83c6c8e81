import { placeName } from "../../domain/names.ts";
import type { Filters } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { type FoundVillage, findVillages } from "../../store/findings/find-village.ts";
import { namesNear } from "../../store/talks/names.ts";
import { LISTED, OFFERED } from "./several.ts";

/**
 * The one of that whole name; a part of a name, or several, are offered on a terminal.
 * @throws Fault no-such-name, which-village
 */
export async function oneVillage(
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
