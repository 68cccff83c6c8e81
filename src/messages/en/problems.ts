import type { AnyProblemCode, Problem, ProblemFact } from "../../domain/problems.ts";
import { measures } from "./measures.ts";
import { pages } from "./pages.ts";
import { reading } from "./reading.ts";
import { plural, words } from "./words.ts";

const seat = ({ seat: post, district, township }: Problem) =>
  post ? words.seat({ post, district, township: township ?? null }) : district;
const place = ({ township, village }: Problem) => words.place(township, village);

const value = ({ value: said, unit }: Partial<ProblemFact>) =>
  typeof said === "number" ? measures.number(said, unit) : String(said);
const fact = (known: ProblemFact) =>
  `${measures.label({ name: known.measure, headings: [] })} ${value(known)} (${known.year})`;

/** How many villages a sentence names. */
const VILLAGES_NAMED = 5;
const named = ({ villages = [] }: Problem) =>
  villages.length > VILLAGES_NAMED
    ? `${villages.slice(0, VILLAGES_NAMED).join(", ")} …`
    : words.list(villages);
const level = ({ level: at }: Problem) => pages.levels[at ?? "county_leader"].toLowerCase();
/** The place of an item, and whom it is about. */
const about = ({ district, township, village, person }: Problem) =>
  words.place(township === undefined ? district : null, township, village, person);

const PROBLEMS: Record<AnyProblemCode, (problem: Problem) => string> = {
  "seat-vacant": (p) => `The seat of the ${seat(p)} is vacant; its talks stay outstanding.`,
  "township-without-seat": (p) => `No secretary has ever been listed for ${p.township}.`,
  "talker-is-interviewee": (p) =>
    `${p.person} would have to talk to themselves as ${seat(p)}; somebody has to decide who holds the talk.`,
  "same-name-as-talker": (p) =>
    `${p.person} has the same name as the ${seat(p)}; if they are one person, give the staff number in both tables.`,
  "village-without-head": (p) => `${place(p)} has neither a secretary nor a director.`,
  "post-vacant": (p) => `${place(p)}: ${words.post(p.post ?? "")} vacant; no talk is owed.`,
  "no-general-branch": (p) => `${place(p)} has several branches and no general branch.`,
  "election-outside-cycle": (p) => `${place(p)} votes on ${p.day}, outside the cycle.`,
  "alike-places": (p) => `${p.township ?? p.district}: ${reading.alike(p.names ?? [])}`,
  "roster-not-renewed": (p) =>
    `${place(p)}: the last election day was ${words.longDay(p.day ?? "")}, and the new roster is not in.`,
  "not-cooperative-head": (p) =>
    `${place(p)}: ${p.person}, secretary, does not head the village cooperative.`,
  "outside-the-two-committees": (p) =>
    `${place(p)}: ${p.person}, ${words.post(p.post ?? "")}, is outside the two committees; no talk is owed.`,
  "tiers-disagree": (p) =>
    `${place(p)}: on ${p.person} the tiers disagree, in ${words.list((p.disagree ?? []).map(words.aspect))}.`,
  "measure-missing": (p) =>
    `${place(p)}: ${measures.label({ name: p.measure ?? "", headings: [] })} of ${p.year} is not known.`,
  "measure-warns": (p) =>
    `${words.place(p.township, p.village, p.person)}: ${fact(p as ProblemFact)}.`,
  "weak-not-flagged": (p) =>
    `${place(p)} is neither key nor contradictory: ${words.list((p.facts ?? []).map(fact))}.`,
  "secretary-long-vacant": (p) =>
    `${place(p)} is neither key nor contradictory, and its secretary's post has been vacant since ${p.since}.`,
  "measure-scale": (p) =>
    `${place(p)}: ${fact(p as ProblemFact)}, after ${value({ ...p, value: p.before ?? 0 })} the year before; check the unit.`,
  "item-overdue": (p) => `${about(p)}: item ${p.item} was due on ${p.day}: ${p.text}`,
  "item-without-owner": (p) => `${about(p)}: nobody is responsible for item ${p.item}: ${p.text}`,
  "item-without-due": (p) => `${about(p)}: item ${p.item} has no due day: ${p.text}`,
  "link-missing": (p) =>
    p.village
      ? `${place(p)}: no ${level(p)} is named.`
      : `No ${level(p)} is named in ${p.missing} of ${p.of} villages: ${named(p)}.`,
  "flagged-without-leader": (p) =>
    `${place(p)} is key or contradictory and has no ${level({ ...p, level: "county_leader" })}.`,
  "link-not-in-roster": (p) =>
    `${place(p)}: ${p.person}, who answers for it at the level of the village, is not in its roster.`,
};

const KINDS: Record<AnyProblemCode, string> = {
  "seat-vacant": "seats vacant",
  "township-without-seat": "townships whose secretary was never named",
  "talker-is-interviewee": "talkers who would talk with themselves",
  "same-name-as-talker": "people with a talker's name",
  "village-without-head": "villages without a head",
  "post-vacant": "posts vacant",
  "no-general-branch": "villages without a general branch",
  "election-outside-cycle": "elections outside the cycle",
  "alike-places": "names that may be one place's",
  "roster-not-renewed": "villages whose new roster is not in",
  "not-cooperative-head": "secretaries who do not head the cooperative",
  "outside-the-two-committees": "people outside the two committees",
  "tiers-disagree": "people on whom the tiers disagree",
  "measure-missing": "measures not known",
  "measure-warns": "warnings of measures",
  "weak-not-flagged": "weak villages that nobody flagged",
  "secretary-long-vacant": "secretary's posts long vacant",
  "measure-scale": "values that may have another unit",
  "item-overdue": "items overdue",
  "item-without-owner": "items without an owner",
  "item-without-due": "items without a due day",
  "link-missing": "levels at which nobody answers for some village",
  "flagged-without-leader": "key or contradictory villages without a county leader",
  "link-not-in-roster": "people who answer for a village and are not in its roster",
};

/** What needs attention, a sentence each. */
export const problems = {
  kind: (code: AnyProblemCode, count: number) => `${KINDS[code]}: ${count}`,
  sentence: (problem: Problem) => PROBLEMS[problem.code](problem),
  title: (count: number) =>
    plural(count, { one: "One thing needs attention:", other: `${count} things need attention:` }),
  nothing: "Nothing needs attention.",
  notes: (count: number) => plural(count, { one: "One note:", other: `${count} notes:` }),
  more: (count: number) => `… and ${count} more: talks check`,
};
