import type { Day } from "./days.ts";
import type { Aspect, Found } from "./found.ts";
import type { Item } from "./item.ts";
import type { Mode } from "./judging.ts";
import type { MeasuresDocument, SubjectFacts } from "./measures.ts";
import type { Problem } from "./problems.ts";
import type { Level } from "./roster.ts";
import type { Flag } from "./rules.ts";
import type { Seat, Status, Talk } from "./talk.ts";
import type { Tally } from "./tally.ts";

/** One entry and whose seat it is of. */
export type SeatedFound = Found & { seat: Seat };

/** A post of a person; `from` is null where it began before anybody asked. */
export interface HeldPost {
  village: string;
  post: string;
  from: Day | null;
}

/** What happened to a person, and on which day. */
export type PersonEvent = { day: Day } & (
  | { what: "post-began" | "post-ended"; village: string; post: string }
  | {
      what: "record";
      tier: number;
      talk: number;
      record: number;
      talker: string;
      mode: Mode;
      completes: boolean;
      void: boolean;
    }
  | { what: "talk"; tier: number; talk: number; before: Status; after: Status; reason: string }
);

/** What is known year by year, and how to read it. */
interface KnownByYear {
  known: SubjectFacts;
  measures: MeasuresDocument;
}

/** What is known of a person. */
export interface PersonPage extends KnownByYear {
  person: {
    name: string;
    district: string;
    township: string;
    villages: string[];
    /** Those held on the day asked for. */
    posts: HeldPost[];
    sex: string | null;
    born: string | null;
    staffNo: string | null;
    education: string | null;
    background: string | null;
  };
  /** By tier; closed ones too. */
  talks: Talk[];
  /** The entries of the talks in force (rule 31). */
  found: SeatedFound[];
  disagree: Aspect[];
  items: Item[];
  /** In the order it happened. */
  history: PersonEvent[];
}

/** One of a village's people, and how it stands with the talks. */
export interface VillagePerson {
  name: string;
  /** Those held there on the day asked for. */
  posts: string[];
  /** The talks for which this village is a reason; closed ones too. */
  talks: Talk[];
  /** The entries of all talks in force with the person, and in what they disagree (rule 31). */
  found: SeatedFound[];
  disagree: Aspect[];
}

/** What is known of a village. */
export interface VillagePage extends KnownByYear {
  village: {
    district: string;
    township: string;
    name: string;
    kind: "village" | "community";
    /** Those in force on the day asked for, or by the deadline. */
    flags: Flag[];
    /** Since when; null: since before anybody asked. */
    flaggedSince: { flag: Flag; from: Day | null }[];
    branchElection: Day | null;
    committeeElection: Day | null;
    deadline: Day;
    /** Its last day (rule 25); null: none is known. */
    to: Day | null;
    links: Record<Level, string | null>;
  };
  tally: Tally;
  /** In the order of the roster. */
  people: VillagePerson[];
  /** Posts that nobody holds (rule 10). */
  vacant: string[];
  items: Item[];
  problems: Problem[];
}
