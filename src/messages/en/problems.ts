import type { FactProblemCode, Problem, ProblemCode, ProblemFact } from "../../domain/problems.ts";
import { measures } from "./measures.ts";
import { reading } from "./reading.ts";
import { plural, words } from "./words.ts";

const seat = ({ seat: post, district, township }: Problem) =>
  post ? words.seat({ post, district, township: township ?? null }) : district;
const place = ({ township, village }: Problem) => words.place(township, village);

const value = ({ value: said, unit }: Partial<ProblemFact>) =>
  typeof said === "number" ? measures.number(said, unit) : String(said);
const fact = (known: ProblemFact) =>
  `${measures.label({ name: known.measure, headings: [] })} ${value(known)} (${known.year})`;

const PROBLEMS: Record<ProblemCode | FactProblemCode, (problem: Problem) => string> = {
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
};

/** What needs attention, a sentence each. */
export const problems = {
  sentence: (problem: Problem) => PROBLEMS[problem.code](problem),
  title: (count: number) =>
    plural(count, { one: "One thing needs attention:", other: `${count} things need attention:` }),
  nothing: "Nothing needs attention.",
  notes: (count: number) => plural(count, { one: "One note:", other: `${count} notes:` }),
  more: (count: number) => `… and ${count} more: talks check`,
};
