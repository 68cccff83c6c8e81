import builtIn from "../../../data/measures.json";
import type { Author } from "../../domain/history.ts";
import type { MeasuresDocument } from "../../domain/measures.ts";
import { Fault } from "../../errors.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryValue, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { addEvent } from "../talks/history.ts";
import { unfitFacts } from "./unfit-facts.ts";

export const SQL = {
  read: "SELECT document FROM measure_set",
  keep: "INSERT INTO measure_set (id, document) VALUES (1, ?) ON CONFLICT DO NOTHING",
  set: "UPDATE measure_set SET document = ?",
};

/** The measures in force. */
export function measuresIn(store: Store): MeasuresDocument {
  return JSON.parse(queryValue<string>(store, SQL.read) as string) as MeasuresDocument;
}

/** Puts the built-in measures in force, where there are none yet. */
export function keepBuiltInMeasures(tx: Transaction): void {
  write(tx, SQL.keep, JSON.stringify(builtIn));
}

/**
 * Puts other measures in force. Facts of measures that are no longer declared stay, and are shown
 * again once they are. False: they were in force already.
 * @throws Fault facts-do-not-fit where what is known would be none of the values declared
 */
export async function setMeasures(
  store: Store,
  author: Author,
  measures: MeasuresDocument,
): Promise<boolean> {
  return transact(store, (tx) => {
    const text = JSON.stringify(measures);
    if (queryValue(tx, SQL.read) === text) return false;
    for (const { id, measure, value } of unfitFacts(tx, measures)) {
      throw new Fault("facts-do-not-fit", { fact: id, measure, value: String(value) });
    }
    write(tx, SQL.set, text);
    addEvent(tx, author, { ...measures });
    return true;
  });
}
