import type { Day } from "./days.ts";
import type { Talk } from "./talk.ts";

/** Something promised or to be followed up (rule 33). */
export interface Item {
  id: number;
  district: string;
  township: string;
  village: string | null;
  person: Talk["person"] | null;
  talk: number | null;
  text: string;
  owner: string | null;
  due: Day | null;
  open: boolean;
  overdue: boolean;
  closedAs: "done" | "dropped" | "record-void" | null;
  closedOn: Day | null;
  notes: { day: Day; text: string; actor: string }[];
}
