import type { Day } from "./days.ts";
import type { SeatPost } from "./rules.ts";

/** One thing an import changed, for people to look over. */
export interface RosterChange {
  change:
    | "post-gained"
    | "post-lost"
    | "holder-came"
    | "holder-left"
    | "flag-set"
    | "flag-cleared"
    | "election-moved"
    | "renamed"
    | "village-ended";
  district: string | null;
  township: string | null;
  village?: string;
  name?: string;
  post?: string;
  seat?: SeatPost;
  flag?: string;
  /** From when it counts; of a moved election the village's new day. */
  day: Day;
  /** What it was: the village's former election day, a person's former name. */
  before?: string;
}
