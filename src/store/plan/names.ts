import type { Day } from "../../domain/days.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";

export const SQL = {
  villages: `SELECT village.id, district.name AS district, township.name AS township,
      village.name AS village
    FROM json_each(?) AS listed CROSS JOIN village ON village.id = listed.value
    JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id`,
  talks: `SELECT talk.id, person.name, talk.deadline
    FROM json_each(?) AS listed CROSS JOIN talk ON talk.id = listed.value
    JOIN person ON person.id = talk.person_id`,
};

export interface VillageName {
  district: string;
  township: string;
  village: string;
}

/** With whom a talk is held. */
export interface TalkName {
  name: string;
  deadline: Day;
}

export async function readVillageNames(
  store: Store,
  ids: Iterable<number>,
): Promise<Map<number, VillageName>> {
  return byId<VillageName>(store, SQL.villages, ids);
}

export async function readTalkNames(
  store: Store,
  ids: Iterable<number>,
): Promise<Map<number, TalkName>> {
  return byId<TalkName>(store, SQL.talks, ids);
}

function byId<T>(store: Store, text: string, ids: Iterable<number>): Map<number, T> {
  const rows = queryRows<T & { id: number }>(store, text, JSON.stringify([...ids]));
  return new Map(rows.map(({ id, ...named }) => [id, named as T]));
}
