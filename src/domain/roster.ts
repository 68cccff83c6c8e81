import type { Day } from "./days.ts";
import type { ItemClosing } from "./item.ts";
import type { FactValue } from "./measures.ts";
import type { Flag, Post, SeatPost } from "./rules.ts";

/** Where a row stands. */
export interface Place {
  file: string;
  /** In a workbook. */
  sheet?: string;
  row: number;
}

export const TOWNSHIP_KINDS = ["town", "street", "farm"] as const;
export type TownshipKind = (typeof TOWNSHIP_KINDS)[number];
export const VILLAGE_KINDS = ["village", "community"] as const;
export type VillageKind = (typeof VILLAGE_KINDS)[number];

/** A row of the leaders table, every cell checked; `name` null is a vacant seat. */
export interface LeaderRow {
  at: Place;
  post: SeatPost;
  district: string | null;
  township: string | null;
  name: string | null;
  staffNo: string | null;
  from: Day | null;
  to: Day | null;
}

/** A row of the villages table; what is undefined stood in no column, null is a blank cell. */
export interface VillageRow {
  at: Place;
  district: string | null;
  township: string;
  village: string;
  townshipKind: TownshipKind | null | undefined;
  kind: VillageKind | null | undefined;
  flags: Partial<Record<Flag, boolean>>;
  branchElection: Day | null | undefined;
  committeeElection: Day | null | undefined;
  code: string | null | undefined;
  to: Day | null | undefined;
  /** By level, those named in a column; null in a blank cell. */
  links: Partial<Record<Level, LinkedPerson[] | null>>;
}

/** The four levels that answer for a village. */
export const LEVELS = [
  "county_leader",
  "stationed_cadre",
  "township_cadre",
  "village_cadre",
] as const;
export type Level = (typeof LEVELS)[number];

/** Somebody who answers for a village. */
export interface LinkedPerson {
  name: string;
  /** Unit or post. */
  unit: string | null;
}

/** A row of the cadres table; `name` null is a vacant post. */
export interface CadreRow {
  at: Place;
  district: string | null;
  township: string;
  village: string;
  name: string | null;
  posts: Post[];
  branch: string;
  /** A day, or the month of one: that of an election is read by the village's (contract). */
  from: string | null;
  details: PersonDetails;
}

/** True for a row that says that somebody holds something. */
export function isHeld({ name, posts }: CadreRow): boolean {
  return name !== null && posts.length > 0;
}

/** What is known of a person beside the name; null where a row is silent. */
export interface PersonDetails {
  staffNo: string | null;
  /** `YYYY-MM` */
  born: string | null;
  sex: string | null;
  idLastFour: string | null;
  phone: string | null;
  coopHead: boolean | null;
  /** As the roster has it, e.g. 大专. */
  education: string | null;
  /** Where somebody comes from, e.g. 退役军人. */
  background: string | null;
}

/** What a row of a facts table says of one subject in one year. */
export interface FactRow {
  at: Place;
  district: string | null;
  township: string;
  /** null: it speaks of the township. */
  village: string | null;
  /** null: it speaks of no person. */
  name: string | null;
  staffNo: string | null;
  year: number;
  /** By measure; null clears what was known. */
  said: Record<string, FactValue | null>;
}

/** What a row of an item table says (rule 33); what is null is not said. */
export interface ItemRow {
  at: Place;
  id: number | null;
  district: string | null;
  township: string | null;
  village: string | null;
  person: string | null;
  staffNo: string | null;
  text: string;
  owner: string | null;
  due: Day | null;
  note: string | null;
  state: "open" | ItemClosing | null;
  closed: Day | null;
  /** The day of the note, or of whatever the row says. */
  noted: Day | null;
}

/** All rows of one import: the files of one command are one statement. */
export interface Statement {
  leaders: LeaderRow[];
  villages: VillageRow[];
  cadres: CadreRow[];
  facts: FactRow[];
  items: ItemRow[];
}

/** Without a kind column: 镇/乡 is a town, 街道 a street, any other township a farm. */
export function townshipKindOf(name: string): TownshipKind {
  if (/[镇乡]$/.test(name)) return "town";
  return name.endsWith("街道") ? "street" : "farm";
}

/** Without a kind column: 社区/居委会/居民委员会 is a community, any other a village. */
export function villageKindOf(name: string): VillageKind {
  return /(社区|居委会|居民委员会)$/.test(name) ? "community" : "village";
}
