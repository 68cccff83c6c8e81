import type { Flaw } from "../../domain/doctor.ts";
import type { Store } from "../database/connection.ts";
import { measuresIn } from "./measures.ts";
import { unfitFacts } from "./unfit-facts.ts";

/** SQL cannot tell of what kind a fact is; the measures can. */
export function* factFlaws(store: Store): Generator<Flaw> {
  for (const { id, measure } of unfitFacts(store, measuresIn(store))) {
    yield { code: "fact-unfit", fact: id, measure };
  }
}
