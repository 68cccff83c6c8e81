import type { Day } from "./days.ts";
import { FINDINGS, type FindingName, type Grade, type Mode } from "./judging.ts";
import type { Entry, Talk } from "./talk.ts";

/** What one conversation found, as it stands beside those of the other tiers (rule 31). */
export interface Found
  extends Pick<
    Entry,
    | "date"
    | "findings"
    | "intention"
    | "recommend"
    | "risk"
    | "suggestion"
    | "followUp"
    | "followUpOwner"
    | "followUpDue"
  > {
  tier: number;
  talk: number;
  record: number;
  /** Who held the talk. */
  talker: string;
  mode: Mode;
  /** False for an attempt, which is shown and not compared. */
  completes: boolean;
  redacted: boolean;
}

/** A row of the summary of findings: what was found, and of whom. */
export type FoundOfTalk = Found & Pick<Talk, "seat" | "person" | "villages" | "posts">;

/** In what entries can disagree. */
export const ASPECTS = [...FINDINGS, "intention", "recommend"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The grades that are compared, a step apart each; "unknown" is none of them. */
const STEPS: readonly (Grade | null)[] = ["good", "fairly_good", "average", "poor"];

/** So many steps between two grades are a disagreement. */
const APART = 2;

/**
 * In what the entries of one person disagree (rule 31): grades two or more steps apart, or different
 * intentions or recommendations. Attempts, "undecided", "unknown" and blanks are not compared, and
 * nothing is added up.
 */
export function disagreements(entries: Found[]): Aspect[] {
  const compared = entries.filter(({ completes }) => completes);
  const isApart = (name: FindingName) => {
    const steps = compared
      .map(({ findings }) => STEPS.indexOf(findings[name].grade))
      .filter((step) => step >= 0);
    return Math.max(...steps) - Math.min(...steps) >= APART;
  };
  const differ = (name: "intention" | "recommend") => {
    const decided = compared
      .map((entry) => entry[name])
      .filter((said) => said !== null && said !== "undecided");
    return new Set(decided).size > 1;
  };
  return ASPECTS.filter((aspect) =>
    aspect === "intention" || aspect === "recommend" ? differ(aspect) : isApart(aspect),
  );
}

/** What a summary of findings is asked for, besides place, tier, person and talker; null: whatever it is. */
export interface FindingsFilter {
  /** Any of the four has it. */
  grade: Grade | null;
  grades: Record<FindingName, Grade | null>;
  intention: Entry["intention"];
  recommend: Entry["recommend"];
  withRisk: boolean;
  /** Held on that day or later. */
  since: Day | null;
}
