import { type Day, dayOf } from "../../domain/days.ts";
import type { HistoryEvent } from "../../domain/history.ts";
import type { Talk, TalkRecord } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { view } from "../database/transaction.ts";
import { historyOf } from "./history.ts";
import { recordsOf } from "./records.ts";
import { type Moment, readTalk } from "./talks.ts";

/** All there is to tell of one talk. */
export interface TalkDetails {
  talk: Talk;
  /** By the day they were held. */
  records: TalkRecord[];
  /** In the order they happened. */
  events: HistoryEvent[];
}

/** The talk as of a day; looking back, without what came later. @throws Fault unknown-talk */
export async function readTalkDetails(
  store: Store,
  id: number,
  moment: Moment,
): Promise<TalkDetails> {
  const isThere = (day: Day) => moment.asOf >= moment.today || day <= moment.asOf;
  return view(store, () => ({
    talk: readTalk(store, id, moment),
    records: recordsOf(store, id).filter(({ date }) => isThere(date)),
    events: historyOf(store, id).filter(({ at }) => isThere(dayOf(new Date(at)))),
  }));
}
