import type { GroupTally } from "../../domain/turnover.ts";
import { plural, words } from "./words.ts";

const GROUP_NAMES = {
  secretaries: (count: number) => plural(count, { one: "secretary", other: "secretaries" }),
  directors: (count: number) => plural(count, { one: "director", other: "directors" }),
  members: (count: number) =>
    plural(count, { one: "member of the two committees", other: "members of the two committees" }),
};
const tenths = (count: number) => (Math.abs(count) / 10).toFixed(1);
const direction = (count: number) => (count > 0 ? "up " : "down ");

/** The two committees before and after the election. */
export const turnover = {
  help: {
    summary: "what became of the two committees at the election: who stayed, moved, left, is new",
    by: "only one table: township",
    asOf: "the committees after the election, as of this day (default: today)",
  },
  title: (asOf: string) => `Before and after the election · ${words.longDay(asOf)}`,
  reported: (reported: number, villages: number) =>
    reported === 0
      ? `In none of ${villages} villages and communities the new roster is in; it is, with a cadres table effective after a village's last election day.`
      : `In ${reported} of ${villages} villages and communities the new roster is in${reported < villages ? "; the others are in no figure" : ""}.`,
  ended: (count: number) =>
    `${count} of them ${plural(count, { one: "has", other: "have" })} ended within the cycle.`,
  /** @param share of those before, as it is shown; null where there were none */
  replaced: ({ group, before, moved, left }: GroupTally, share: string | null) => {
    if (share === null) return `There were no ${GROUP_NAMES[group](0)} before.`;
    const gone = moved + left;
    return `${gone} of ${before} ${GROUP_NAMES[group](before)} ${plural(gone, { one: "was", other: "were" })} replaced (${share}).`;
  },
  missing: (places: string[], more: number) =>
    `Not yet in: ${places.join("; ")}${more > 0 ? ` and ${more} more` : ""}.`,
  counted: "Only villages whose new roster is in, or that ended within the cycle, are counted.",
  noJudgement: "What is to be looked at is no judgement: each may have its reasons.",
  sections: {
    groups: "Who was replaced",
    structure: "The two committees before and after",
    townships: "By township",
    remarks: "To be looked at",
    people: "People",
    missing: "Not yet in",
  },
  groups: { secretaries: "Secretaries", directors: "Directors", members: "Members" },
  columns: {
    group: "Group",
    before: "Before",
    stayed: "Stayed",
    moved: "Moved",
    left: "Left",
    new: "New",
    movedIn: "Moved in",
    after: "After",
    adjusted: "Adjusted",
    what: "",
    of: "Of",
    share: "Share",
    change: "Change",
    person: "Person",
    postsBefore: "Posts before",
    postsAfter: "Posts after",
    outcome: "Outcome",
    intention: "Intention",
    recommend: "Recommendation",
    remark: "What",
  },
  structure: {
    villages: "Villages, communities",
    people: "Members",
    meanAge: "Mean age",
    onePersonBoth: "One person both posts",
    bothCommittees: "In both committees",
    atMost35: "35 and under",
    atLeast60: "60 and over",
    women: "Women",
    college: "College and above",
  },
  /** @param count tenths of a point */
  points: (count: number) => (count === 0 ? "same" : `${direction(count)}${tenths(count)} points`),
  years: (count: number) => (count === 0 ? "same" : `${direction(count)}${tenths(count)} years`),
  outcomes: {
    stayed: "stayed",
    moved: "moved",
    left: "left",
    new: "new",
    "moved-in": "moved in",
  },
  remarks: {
    "wanted-to-step-down": "wanted to step down, still in office",
    "suggested-for-replacement": "suggested for replacement, still in office",
    "new-without-any-talk": "new, without any talk",
  },
  byTier: (tier: number, said: string) => `tier ${tier}: ${said}`,
  charts: {
    adjusted: "Replaced, of those before",
    structure: "The two committees before and after",
  },
};
