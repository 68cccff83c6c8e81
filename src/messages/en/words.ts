import type { Day } from "../../domain/days.ts";
import type { Aspect } from "../../domain/found.ts";
import type { FindingName, Grade, Mode, Reason } from "../../domain/judging.ts";
import type { SpokenPace } from "../../domain/pace.ts";
import type { Flag, SeatPost } from "../../domain/rules.ts";
import type { Closing, Intention, Recommendation, Seat, Status } from "../../domain/talk.ts";

// Intl's formatters would say the same, but making them takes longer than a whole small report.
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August"],
  ...["September", "October", "November", "December"],
];
const dayAndMonth = (day: Day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
const joined = (items: string[], last: "and" | "or") =>
  items.length < 2
    ? (items[0] ?? "")
    : `${items.slice(0, -1).join(", ")} ${last} ${items[items.length - 1]}`;

const POSTS: Record<string, string> = {
  general_secretary: "general secretary",
  secretary: "secretary",
  deputy_secretary: "deputy secretary",
  branch_member: "branch member",
  director: "director",
  deputy_director: "deputy director",
  committee_member: "committee member",
  first_secretary: "first secretary",
};
const STATUSES: Record<Status, string> = {
  outstanding: "outstanding",
  partial: "partial",
  done: "done",
  waived: "waived",
  closed: "closed",
};
const CLOSINGS: Record<Closing, string> = {
  "left-post": "left the post",
  "not-flagged": "village no longer flagged",
  "village-ended": "village merged or abolished",
  "rules-changed": "rules changed",
  "talker-is-interviewee": "talker is the interviewee",
};
const FLAGS: Record<Flag, string> = { key: "key", contradictory: "contradictory" };
const FINDINGS: Record<FindingName, string> = {
  mind: "State of mind",
  ability: "Working ability",
  politics: "Political quality",
  standing: "Standing with the masses",
};
const ASPECTS: Record<Aspect, string> = {
  mind: "state of mind",
  ability: "working ability",
  politics: "political quality",
  standing: "standing with the masses",
  intention: "intention",
  recommend: "recommendation",
};
const GRADES: Record<Grade, string> = {
  good: "good",
  fairly_good: "fairly good",
  average: "average",
  poor: "poor",
  unknown: "unknown",
};
const MODES: Record<Mode, string> = {
  in_person: "in person",
  home_visit: "home visit",
  phone: "by phone",
  video: "by video",
  group: "in a group",
  no_show: "did not come",
};
const INTENTIONS: Record<Intention, string> = {
  stay: "wants to stay",
  step_down: "wants to step down",
  transfer: "wants a transfer",
  undecided: "undecided",
};
const RECOMMENDATIONS: Record<Recommendation, string> = {
  retain: "retain",
  promote: "promote",
  adjust: "adjust",
  replace: "not nominate again",
  undecided: "undecided",
};
const REASONS: Record<Reason, string> = {
  "not-the-seat-holder": "the talker did not hold the seat that day (rule 3)",
  "not-one-by-one": "it was not one by one (rule 4)",
  "not-in-person": "it was not in person (rule 5)",
  "before-start": "it was before the cycle began (rule 6)",
  "not-before-election": "it was not before the village's election day (rule 6)",
  "findings-missing": "not all four findings were given (rule 7)",
};

const NUMBERS: Record<number, string> = { 2: "two", 3: "three", 4: "four", 5: "five", 6: "six" };

const SYSTEM_REASONS: Record<string, string> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EIO: "the disk reports errors",
  SQLITE_FULL: "the disk is full",
  SQLITE_IOERR: "the disk reports errors",
  SQLITE_CANTOPEN: "it cannot be opened",
  SQLITE_READONLY: "it is read-only",
};

const TALKERS: Record<SeatPost, string> = {
  district_secretary: "Party secretary",
  organization_minister: "Org. minister",
  township_secretary: "Town secretaries",
};

/** The number with its noun in the form that goes with it; a text for each, as in "1 day". */
export function plural(count: number, forms: { one: string; other: string }): string {
  return count === 1 ? forms.one : forms.other;
}

/** The words of the field and how values are written. */
export const words = {
  none: "-",
  /** Why the system refused a file. */
  systemReason: (code: string) => SYSTEM_REASONS[code.split("_", 2).join("_")] ?? code,
  vacant: "(vacant)",
  sentences: (sentences: string[]) => sentences.join(" "),
  list: (items: string[]) => joined(items, "and"),
  anyOf: (items: string[]) => joined(items, "or"),
  day: dayAndMonth,
  longDay: (day: Day) => `${dayAndMonth(day)} ${day.slice(0, 4)}`,
  /** What stands in brackets behind something. */
  aside: (text: string) => ` (${text})`,
  /** Names from the widest to the narrowest place. */
  place: (...names: (string | null | undefined)[]) => names.filter(Boolean).join(" "),
  /** What several sentences on one line are parted by. */
  parts: (parts: string[]) => parts.join("; "),
  /** A day on the page of a talk or of the cycle. */
  pageDay: (day: Day): string => day,
  /** A pace as people say it, as in "3 a day", "one every two weeks". */
  pace: ({ talks, days }: SpokenPace) => {
    const [unit, count] = days % 7 === 0 ? ["week", days / 7] : ["day", days];
    const many = talks === 1 ? "one" : `${talks}`;
    return count === 1 ? `${many} a ${unit}` : `${many} every ${NUMBERS[count] ?? count} ${unit}s`;
  },
  days: (count: number) => plural(count, { one: "1 day", other: `${count} days` }),
  post: (post: string) => POSTS[post] ?? post.replace(/^other:/, ""),
  /** Where the villages are known, Chinese names a member of the committee by their kind. */
  posts: (posts: string[], _villages?: string[]) =>
    posts.map((post) => POSTS[post] ?? post).join(", "),
  status: (status: Status) => STATUSES[status],
  closing: (closing: Closing) => CLOSINGS[closing],
  flag: (flag: Flag) => FLAGS[flag],
  finding: (finding: FindingName) => FINDINGS[finding],
  /** In what the tiers disagree. */
  aspect: (aspect: Aspect) => ASPECTS[aspect],
  grade: (grade: Grade) => GRADES[grade],
  mode: (mode: Mode) => MODES[mode],
  intention: (intention: Intention) => INTENTIONS[intention],
  recommendation: (recommendation: Recommendation) => RECOMMENDATIONS[recommendation],
  reason: (reason: Reason) => REASONS[reason],
  /** Rule 26: titles follow the unit. */
  seat: (seat: Seat) =>
    seat.post === "district_secretary"
      ? `${seat.district} secretary`
      : seat.post === "organization_minister"
        ? `${seat.district} org. minister`
        : `${seat.township} secretary`,
  /** A tier by whose talks they are; `district` where all are of one. */
  tier: (tier: number, post: SeatPost, _district: string | null) => `${tier} ${TALKERS[post]}`,
  /** A command, as the history names it. */
  command: (name: string) => name,
};
