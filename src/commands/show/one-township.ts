import { placeName } from "../../domain/names.ts";
import { Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { type FoundTownship, findTownships } from "../../store/facts/township-facts.ts";
import { namesNear } from "../../store/talks/names.ts";
import { LISTED, OFFERED } from "./several.ts";

/**
 * The one of that whole name; a part of a name, or several, are offered on a terminal.
 * @throws Fault no-such-name, which-township
 */
export async function oneTownship(
  session: Session,
  store: Store,
  name: string,
  within: string | null,
): Promise<FoundTownship> {
  const { townships, isWhole } = findTownships(store, name, within, OFFERED);
  const [first] = townships;
  if (!first) {
    const place = { district: within, township: null };
    const nearest = namesNear(store, "township", place, placeName(name), session.today);
    throw new Fault("no-such-name", { filter: "township", value: name, nearest, several: false });
  }
  if (isWhole && townships.length === 1) return first;
  if (!session.interactive) {
    const named = townships.slice(0, LISTED).map(({ id: _, ...township }) => township);
    throw new Fault("which-township", {
      ...{ value: name, townships: named, more: townships.length > LISTED },
    });
  }
  const { choose } = await import("../../prompts/ask.ts");
  const { pages: text } = session.messages;
  return choose(
    session,
    text.chooseTownship,
    townships.map((one) => {
      const { name, district } = forPeople(one);
      return { name: text.choice([name, district]), value: one };
    }),
  );
}
