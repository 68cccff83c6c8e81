import { type AlikePlaces, alikePlaces, isNear, type NamedVillage } from "../../domain/place-likeness.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";
import type { ImportRun } from "./run.ts";

export const SQL = {
  districts: "SELECT id FROM district ORDER BY id",
  villages: `SELECT village.id, village.name, township.id AS township,
      township.name AS townshipName, district.id AS district, district.name AS districtName
    FROM village JOIN township ON township.id = village.township_id
      JOIN district ON district.id = township.district_id
    WHERE district.id = ? ORDER BY township.id, village.id`,
};

/** The places that may be one under several names, a district at a time. */
export function* readAlike(store: Store): Generator<AlikePlaces> {
  for (const [, found] of byDistrict(store)) yield* found;
}

function* byDistrict(store: Store): Generator<[NamedVillage[], AlikePlaces[]]> {
  for (const district of queryValues<number>(store, SQL.districts)) {
    const villages = queryRows<NamedVillage>(store, SQL.villages, district);
    yield [villages, alikePlaces(villages)];
  }
}

/** Warns of new places that are named like others. */
export function warnOfAlike(run: ImportRun): void {
  const { townships, villages } = run.summary;
  if (townships.added + villages.added === 0) return;
  for (const [all, found] of byDistrict(run.store)) {
    for (const places of found) {
      const isNew = (id: number) =>
        places.township === null ? run.newTownships.has(id) : id > run.lastVillage;
      if (places.ids.some(isNew)) run.warnings.push({ code: "alike", places });
    }
    if (run.lastVillage > 0) warnOfNear(run, all);
  }
}

/** A new village beside a known one of nearly its name may be a slip of the pen. */
function warnOfNear(run: ImportRun, villages: NamedVillage[]): void {
  const added = villages.filter(({ id }) => id > run.lastVillage);
  for (const { name, township, townshipName } of added) {
    const near = villages.find(
      (other) => other.id <= run.lastVillage && other.township === township && isNear(other.name, name),
    );
    if (!near) continue;
    run.warnings.push({ code: "near", added: name, known: near.name, township: townshipName });
  }
}
