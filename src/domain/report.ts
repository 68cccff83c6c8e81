import type { Day } from "./days.ts";
import type { FindingName, Grade } from "./judging.ts";
import type { Pace } from "./pace.ts";
import type { Level } from "./roster.ts";
import type { SeatPost } from "./rules.ts";
import type { Closing, Cycle, Seat, Talk } from "./talk.ts";
import type { Tally } from "./tally.ts";

/** Counts by day: how many talks were done by then, and how many must be. */
export interface Course {
  held: { day: Day; count: number }[];
  /** From the day of the report to each deadline to come. */
  needed: { day: Day; count: number }[];
}

/** How often each grade was given. */
export type GradeCounts = Record<FindingName, Record<Grade, number>>;

/** The one answer every format of `talks report` shows. */
export interface Report {
  cycle: Cycle;
  asOf: Day;
  /** Days from asOf to the cycle's election day. */
  daysLeft: number;
  totals: Tally;
  closed: Record<Closing, number>;
  /** Records that do not complete their talk, voided ones aside. */
  attempts: number;
  /** `post`: whose talks the tier's are. */
  tiers: ({ tier: number; post: SeatPost } & Tally)[];
  districts: ({ district: string } & Tally)[];
  townships: ({ district: string; township: string } & Tally)[];
  /** `links`: who answers for the village, once any village's links are known. */
  villages?: ({
    district: string;
    township: string;
    village: string;
    links?: Record<Level, string | null>;
  } & Tally)[];
  talkers: ({ seat: Seat; talker: string | null } & Tally & {
      /** Talks completed a day over the last fourteen days. */
      perDay: number;
      neededPerDay: number | null;
    })[];
  pace: Pace;
  /** The day from which on `completedSince` and `news` count, where one was asked for. */
  since?: Day;
  news?: { closed: number; newlyOwed: number };
  /** The latest deadline of an outstanding talk; lateness in sentences counts from it. */
  lastDeadline: Day | null;
  outstanding: Talk[];
  outstandingTotal: number;
  /** Items that are open within the filters (rule 33). */
  items: { open: number; overdue: number };
  /** Talks that are in no figure or excused, where they were asked for. */
  beside?: { closed: Talk[]; waived: Talk[] };
  /** What a page draws beside the figures. */
  pictures?: { course: Course; grades: GradeCounts };
  /** The head of the history that the figures rest on. */
  head: string;
}
