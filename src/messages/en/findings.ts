import type { Found } from "../../domain/found.ts";
import { plural, words } from "./words.ts";

/** What was found, talk by talk. */
export const findings = {
  help: {
    summary: "show what the talks found: the newest completing record of each talk in force",
    grade:
      "only where any of the four findings has this grade: good, fairly_good, average, poor or unknown",
    gradeOf: {
      mind: "only this grade of the state of mind",
      ability: "only this grade of the working ability",
      politics: "only this grade of the political quality",
      standing: "only this grade of the standing with the masses",
    },
    intention: "only people with this intention: stay, step_down, transfer or undecided",
    recommend:
      "only people with this recommendation: retain, promote, adjust, replace or undecided",
    withRisk: "only where a risk was noted",
    since: "only talks held on this day or later",
    all: "every record of every talk that is not void",
  },
  title: (today: string) => `What the talks found · ${today}`,
  sheet: "Findings",
  total: (shown: number, total: number) => {
    const records = plural(total, { one: "record", other: "records" });
    return shown === total ? `${total} ${records}` : `${shown} of ${total} ${records}`;
  },
  none: "No talk has been held yet.",
  noneHere: "Nothing was found under these filters.",
  who: (name: string, place: string, posts: string) => `${name} · ${place} · ${posts}`,
  tierOf: (tier: number, seat: string) => `${tier} ${seat}`,
  graded: (grade: string, text: string) => `${grade}: ${text}`,
  seenTo: (owner: string | null, due: string | null) =>
    [owner, due && `by ${due}`].filter(Boolean).join(", "),
  held: ({ date, talker, mode, completes }: Found) =>
    `${words.day(date)}, ${talker}${completes ? "" : ` (attempt, ${words.mode(mode)})`}`,
  /** Stands beside what the tiers disagree on. */
  mark: "*",
  marked: "* the tiers disagree",
  gradeOf: (finding: string) => `${finding}: grade`,
  counts: "yes",
  attempt: "attempt",
  columns: {
    held: "Held",
    date: "Date held",
    talker: "Talker",
    tier: "Tier",
    person: "With",
    district: "District",
    township: "Township",
    village: "Village",
    posts: "Posts",
    intention: "Intention",
    recommend: "Recommendation",
    risk: "Risk",
    suggestion: "Suggestion",
    followUp: "Follow-up",
    counts: "Counts",
    talk: "Talk",
    heldOn: "Held on",
    heldBy: "Held by",
  },
};
