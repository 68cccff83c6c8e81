import type { Day } from "../../domain/days.ts";
import type { TypedFilters } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../../store/database/connection.ts";
import { peopleNear, resolveFilters } from "../../store/talks/names.ts";
import { findTalks } from "../../store/talks/talks.ts";

/** How many of several matches are named. */
const NAMED = 10;

/**
 * The one talk that the filters name; a closed one only where no other matches.
 * @throws Fault which-talk without any filter, no-talk-matches, several-talks-match with the ids
 */
export async function nameTalk(store: Store, typed: TypedFilters, today: Day): Promise<number> {
  if (Object.values(typed).every((value) => value === null)) throw new Fault("which-talk", {});
  const filters = resolveFilters(store, typed, today);
  for (const among of ["open", "closed"] as const) {
    const { talks, total } = await findTalks(store, filters, among, { today, asOf: today }, NAMED);
    const named = talks.map(({ id, person, seat }) => ({
      ...{ id: id ?? 0, person: person.name, village: person.village, seat },
    }));
    if (total > 1) {
      throw new Fault("several-talks-match", { talks: named, more: total - named.length });
    }
    if (named[0]) return named[0].id;
  }
  throw new Fault("no-talk-matches", {
    nearest: typed.person ? peopleNear(store, typed.person) : [],
  });
}
