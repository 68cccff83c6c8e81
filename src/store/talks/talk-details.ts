import type { Day } from "../../domain/days.ts";
import type { HistoryEvent } from "../../domain/history.ts";
import type { Talk, TalkRecord } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { view } from "../database/transaction.ts";
import { historyOf } from "./history.ts";
import { recordsOf } from "./records.ts";
import { readTalk } from "./talks.ts";

/** All there is to tell of one talk. */
export interface TalkDetails {
  talk: Talk;
  /** By the day they were held. */
  records: TalkRecord[];
  /** In the order they happened. */
  events: HistoryEvent[];
}

/** @throws Fault unknown-talk */
export async function readTalkDetails(store: Store, id: number, today: Day): Promise<TalkDetails> {
  return view(store, () => ({
    talk: readTalk(store, id, { today, asOf: today }),
    records: recordsOf(store, id),
    events: historyOf(store, id),
  }));
}
