import { isNear, type NamedVillage } from "../../domain/place-likeness.ts";
import { alikeByDistrict } from "../talks/alike.ts";
import type { ImportRun } from "./run.ts";

/** Warns of new places that are named like others. */
export function warnOfAlike(run: ImportRun): void {
  const { townships, villages } = run.summary;
  if (townships.added + villages.added === 0) return;
  for (const [all, found] of alikeByDistrict(run.store)) {
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
      (other) =>
        other.id <= run.lastVillage && other.township === township && isNear(other.name, name),
    );
    if (!near) continue;
    run.warnings.push({ code: "near", added: name, known: near.name, township: townshipName });
  }
}
