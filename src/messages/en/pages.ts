import type { Day } from "../../domain/days.ts";
import type { Aspect } from "../../domain/found.ts";
import type { PersonEvent } from "../../domain/pages.ts";
import type { Flag } from "../../domain/rules.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Tally } from "../../domain/tally.ts";
import { plural, words } from "./words.ts";

const counted = (count: number, one: string, other: string) =>
  `${count} ${plural(count, { one, other })}`;
const talkerOf = (talk: Talk) => talk.talker ?? `${words.seat(talk.seat)} ${words.vacant}`;
const dueBy = (talk: Talk) =>
  talk.overdue ? `overdue since ${words.day(talk.deadline)}` : `by ${words.day(talk.deadline)}`;
/** With the deadline of each, or once where it is that of all. */
const missing = (talks: Talk[]) => {
  const [first, ...others] = talks.map(dueBy);
  return others.every((due) => due === first)
    ? `${words.list(talks.map(talkerOf))}, ${first}`
    : words.list(talks.map((talk) => `${talkerOf(talk)} (${dueBy(talk)})`));
};

const EVENTS: { [W in PersonEvent["what"]]: (event: PersonEvent & { what: W }) => string } = {
  "post-began": ({ village, post }) => `${words.post(post)} of ${village}`,
  "post-ended": ({ village, post }) => `last day as ${words.post(post)} of ${village}`,
  record: ({ tier, talker, mode, completes, void: isVoid }) =>
    `tier ${tier}: talk with ${talker}, ${words.mode(mode)}${isVoid ? ", void" : completes ? "" : ", does not count"}`,
  talk: ({ tier, before, after }) =>
    `tier ${tier}: ${words.status(before)} → ${words.status(after)}`,
};

/** What is known of a person, and of a village. */
export const pages = {
  help: {
    asOf: "show the state on this day (default: today)",
    person: "show this person's page; the full name or the staff number",
    village: "show this village's page, or only this village",
    foot: "With an id or --tier, shows one talk; otherwise the page of the person, village or township named.",
  },
  /** What is asked where several match. */
  choosePerson: "Which person?",
  chooseVillage: "Which one?",
  chooseTownship: "Which township?",
  choice: (parts: (string | null)[]) => parts.filter(Boolean).join(" · "),
  title: (name: string, place: string, day: Day) => `${name} · ${place} · ${words.longDay(day)}`,
  since: (text: string, day: Day | null) => (day === null ? text : `${text}, since ${day}`),

  person: {
    isWhat: (name: string, posts: { village: string; posts: string[] }[]) =>
      posts.length === 0
        ? `${name} holds no post now.`
        : `${name} is ${words.list(posts.map((held) => `${words.list(held.posts.map(words.post))} of ${held.village}`))}.`,
    nothingOwed: "No talk is owed.",
    owed: (required: number, done: number) =>
      required === done
        ? `${plural(required, { one: "The one talk owed is", other: `All ${required} talks owed are` })} held.`
        : `Of ${counted(required, "talk", "talks")} owed ${done === 0 ? "none is" : counted(done, "is", "are")} held.`,
    waived: (count: number) => `${counted(count, "is", "are")} waived.`,
    held: (talks: Talk[]) =>
      `Held: ${words.list(talks.map((t) => `${t.completedBy} (${words.day(t.completedOn ?? "")})`))}.`,
    missing: (talks: Talk[]) => `Missing: ${missing(talks)}.`,
    disagree: (aspects: Aspect[]) =>
      `The tiers disagree on ${words.list(aspects.map(words.aspect))}.`,
    agree: "Where comparable, the tiers agree.",
    items: (open: number) => `${counted(open, "item is", "items are")} open.`,
    appraisal: (year: number, value: string) => `The last appraisal, of ${year}: ${value}.`,
  },

  village: {
    isWhat: (name: string, township: string, list: Flag[]) =>
      list.length === 0
        ? `${name} in ${township} is neither key nor contradictory.`
        : `${name} in ${township} is ${words.list(list.map(words.flag))}.`,
    ended: (day: Day) => `Its last day is ${words.longDay(day)}.`,
    nothingOwed: "No talk is owed.",
    owed: ({ required, done, waived }: Tally, coverage: string) =>
      required === done
        ? `${plural(required, { one: "The one talk owed is", other: `All ${required} talks owed are` })} held.`
        : `Of ${counted(required, "talk", "talks")} owed ${done === 0 ? "none is" : counted(done, "is", "are")} held${waived > 0 ? `, ${waived} waived` : ""}; coverage ${coverage}.`,
    missing: (talkers: { talker: string; people: string[] }[], deadline: Day) =>
      `Still to be held by ${words.day(deadline)}: ${talkers.map(({ talker, people }) => `${talker} with ${words.list(people)}`).join("; ")}.`,
    overdue: (count: number) => `${counted(count, "is", "are")} overdue.`,
    disagree: (people: string[]) => `The tiers disagree on ${words.list(people)}.`,
    leaving: (people: string[]) =>
      `${words.list(people)} ${plural(people.length, { one: "does", other: "do" })} not want to stay in the post.`,
    poor: (people: { name: string; aspects: Aspect[] }[]) =>
      `Graded poor: ${words.list(people.map(({ name, aspects }) => `${name} (${words.list(aspects.map(words.aspect))})`))}.`,
    vacant: (posts: string[]) => `Vacant: ${words.list(posts.map(words.post))}.`,
    items: (open: number) => `${counted(open, "item is", "items are")} open.`,
    weak: (facts: string[]) => `A warning: ${words.list(facts)}.`,
    fact: (label: string, year: number, value: string) => `${label} ${year}: ${value}`,
  },

  sections: {
    who: "Who",
    what: "The village",
    talks: "Talks",
    people: "Its people",
    found: "What the tiers found",
    problems: "What needs attention",
    history: "What happened",
  },
  labels: {
    village: "Village",
    kind: "Kind",
    posts: "Posts",
    sex: "Sex",
    born: "Born",
    staffNo: "Staff no.",
    education: "Education",
    background: "Background",
    flags: "Flagged",
    branchElection: "Branch votes",
    committeeElection: "Committee votes",
    deadline: "Deadline",
    to: "Last day",
    vacant: "Vacant",
  },
  kinds: { village: "village", community: "community" },
  levels: {
    county_leader: "County leader",
    stationed_cadre: "Stationed cadre",
    township_cadre: "Township cadre",
    village_cadre: "Village cadre",
  },
  columns: {
    talk: "Talk",
    tier: "Tier",
    seat: "Seat",
    talker: "Talker",
    status: "Status",
    heldOn: "Held on",
    deadline: "Deadline",
    name: "Name",
    posts: "Posts",
    mind: "Mind",
    ability: "Ability",
    politics: "Politics",
    standing: "Standing",
    intention: "Intention",
    recommend: "Advice",
    day: "Day",
    what: "What",
  },
  tier: (tier: number) => `Tier ${tier}`,
  sexes: { male: "male", female: "female" } as Record<string, string>,
  /** Short, for a table. */
  intentions: {
    stay: "stay",
    step_down: "step down",
    transfer: "transfer",
    undecided: "undecided",
  },
  recommendations: {
    retain: "retain",
    promote: "promote",
    adjust: "adjust",
    replace: "replace",
    undecided: "undecided",
  },
  overdue: "overdue",
  tried: (status: string, mode: string) => `${status} (tried ${mode})`,
  event: (event: PersonEvent): string => EVENTS[event.what](event as never),
};
