import type { Day } from "../../domain/days.ts";
import { nameKey } from "../../domain/names.ts";
import { NO_FILTERS, type Talk } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { TalkRow } from "../../roster/talk-sheet.ts";
import type { Store } from "../../store/database/connection.ts";
import { holderOn } from "../../store/talks/log.ts";
import { peopleNear } from "../../store/talks/names.ts";
import { findTalks } from "../../store/talks/talks.ts";

/** How many of several matches are named. */
const NAMED = 10;

/**
 * The talk that a row of a register speaks of, which gives no number: that of the person, in the
 * village where one is named, with the seat that the talker held that day.
 * @throws Fault no-talk-matches, several-talks-match with the ids
 */
export async function talkOfRow(store: Store, row: TalkRow, today: Day): Promise<Talk> {
  const person = nameKey(row.person ?? "");
  for (const among of ["open", "closed"] as const) {
    const filters = { ...NO_FILTERS, person: person.replace(/[\\%_]/g, "\\$&") };
    const { talks } = await findTalks(store, filters, among, { today, asOf: today }, null);
    const own = talks.filter((talk) => nameKey(talk.person.name) === person && isThere(talk, row));
    const [first] = narrowed(store, own, row);
    if (!first) continue;
    if (narrowed(store, own, row).length === 1) return first;
    const named = own.slice(0, NAMED).map(({ id, person, seat }) => ({
      ...{ id: id ?? 0, person: person.name, village: person.village, seat },
    }));
    throw new Fault("several-talks-match", { talks: named, more: own.length - named.length });
  }
  throw new Fault("no-talk-matches", { nearest: peopleNear(store, row.person ?? "") });
}

/** Those of the seat that the talker held; all of them where the talker held none of theirs. */
function narrowed(store: Store, talks: Talk[], { entry }: TalkRow): Talk[] {
  const talker = entry?.talker ?? null;
  const date = entry?.date ?? null;
  if (talker === null || date === null) return talks;
  const key = nameKey(talker);
  const held = talks.filter(({ id }) => {
    const holder = holderOn(store, id ?? 0, date);
    return holder !== null && nameKey(holder) === key;
  });
  return held.length > 0 ? held : talks;
}

/** Whether the row's places name one of the talk's: 三桥村, 三桥村委会 or 龙塘镇 三桥村委会. */
function isThere({ villages, person }: Talk, { village, township }: TalkRow): boolean {
  const names = (written: string, places: string[]) =>
    places.some((place) => written.includes(nameKey(place)) || nameKey(place).includes(written));
  return (
    (village === null || names(nameKey(village), [...villages, person.village])) &&
    (township === null || names(nameKey(township), [person.township]))
  );
}
