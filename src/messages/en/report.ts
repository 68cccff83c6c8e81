import type { SpokenPace } from "../../domain/pace.ts";
import type { Tally } from "../../domain/tally.ts";
import { plural, words } from "./words.ts";

const neededPace = (pace: SpokenPace) =>
  `${words.pace(pace)} ${plural(pace.talks, { one: "is", other: "are" })} needed.`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The report and the list. */
export const report = {
  title: (district: string, cycle: string) => `${district} · ${cycle} · talks before the election`,
  moment: (asOf: string, election: string, daysLeft: number) =>
    daysLeft > 0
      ? `${words.longDay(asOf)} · election ${words.longDay(election)} · ${words.days(daysLeft)} left`
      : daysLeft === 0
        ? `${words.longDay(asOf)} · election today`
        : `${words.longDay(asOf)} · election ${words.longDay(election)}, ${words.days(-daysLeft)} ago`,
  since: (day: string, news: { held: number; closed: number; newlyOwed: number }) =>
    `Since ${words.day(day)}: ${news.held} held, ${news.closed} closed, ${news.newlyOwed} newly owed.`,
  outlook: "An outlook: the figures on that day if nothing more is entered.",
  nothingRequired: "Nothing is required.",
  nothingRequiredHere: "No talk is required under these filters.",
  allDone: (required: number) =>
    plural(required, { one: "The one talk is held.", other: `All ${required} talks are held.` }),
  allDoneOrWaived: (done: number, waived: number) =>
    `Nothing is outstanding: ${done} ${plural(done, { one: "talk", other: "talks" })} held, ${waived} waived.`,
  missing: ({ outstanding, required }: Tally) =>
    `${outstanding} of ${required} ${plural(required, { one: "talk", other: "talks" })} ${plural(outstanding, { one: "is", other: "are" })} still to be held.`,
  deadlinePassed: ({ outstanding, required }: Tally) =>
    `The deadline has passed: ${outstanding} of ${required} ${plural(required, { one: "talk was", other: "talks were" })} not held.`,
  overdue: (overdue: number) =>
    `${overdue} of them ${plural(overdue, { one: "is", other: "are" })} overdue.`,
  noPace: "None was completed in the preceding fourteen days.",
  finishBefore: (perDay: string, finish: string, days: number) =>
    days === 0
      ? `At ${perDay} a day, done on ${finish}: on the last day.`
      : `At ${perDay} a day, done on ${finish}: ${words.days(days)} before the deadline.`,
  finishAfter: (perDay: string, finish: string, days: number) =>
    `At ${perDay} a day, done on ${finish}: ${words.days(days)} after the deadline.`,
  needed: (pace: SpokenPace) => capital(neededPace(pace)),
  neededThough: (pace: SpokenPace) => `But some villages vote earlier: ${neededPace(pace)}`,
  onCourse: (pace: SpokenPace) => `Overall that is enough: ${neededPace(pace)}`,
  enough: "Overall that is enough.",
  behind: (late: number, owing: number) =>
    late === owing
      ? `At their own pace, none of the ${owing} talkers with talks left will make it.`
      : `At their own pace, ${late} of the ${owing} talkers with talks left will not make it.`,
  closed: (count: number, reasons: string) => `Closed, in no figure: ${count} (${reasons}).`,
  closedReason: (count: number, reason: string) => `${count} ${reason}`,
  attempts: (count: number) =>
    plural(count, {
      one: "1 recorded conversation does not complete its talk.",
      other: `${count} recorded conversations do not complete their talks.`,
    }),
  pending: (count: number) =>
    `The roster has changed since the last assignment (${count} ${plural(count, { one: "change", other: "changes" })} pending): run talks assign.`,
  checkOutstanding: (count: number) =>
    `${count} required ${plural(count, { one: "talk is", other: "talks are" })} outstanding.`,
  checkNothing: "No talk at all is required under these filters.",
  more: (count: number, command: string) => `… and ${count} more: ${command}`,
  head: (head: string) => `History up to ${head} (talks doctor --anchor verifies it).`,
  seal: (head: string) => `Verification code ${head}`,
  total: "Total",
  sections: {
    tiers: "By tier",
    districts: "Districts, worst first",
    townships: "Townships, worst first",
    villages: "Villages, worst first",
    talkers: "By talker",
    outstanding: "Still to be held, by deadline",
    waived: "Waived",
    closed: "Closed",
  },
  charts: {
    course: "Held so far, and needed by each deadline",
    held: "Held",
    neededLine: "Needed from today",
    coverage: "Coverage, worst first",
    pace: "Talks a day: needed, and held over the last fourteen days",
    needed: "Needed",
    actual: "Held",
    grades: "Grades given, by the newest talk that counts",
  },
  columns: {
    tier: "Tier",
    district: "District",
    township: "Township",
    village: "Village",
    talker: "Talker",
    seat: "Seat",
    bar: "",
    required: "Required",
    done: "Done",
    waived: "Waived",
    completedSince: "New",
    outstanding: "To do",
    partial: "Partial",
    overdue: "Overdue",
    coverage: "Coverage",
    neededPerDay: "Per day",
    id: "Talk",
    deadline: "Deadline",
    person: "With",
    posts: "Posts",
    status: "Status",
    closedBecause: "Closed because",
  },
  listTotal: (shown: number, total: number) =>
    shown === total
      ? `${total} ${plural(total, { one: "talk", other: "talks" })}`
      : `${shown} of ${total} talks`,
  emptyList: "No talks.",
  noRoster:
    "There are no villages yet. Next: talks import leaders.csv villages.csv cadres.csv, then talks assign.",
  noTalks: "No talks have been assigned yet. Next: talks assign.",
  written: (path: string) => `Written: ${path}`,
};
