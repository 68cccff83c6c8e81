import {
  addCommittees,
  type Held,
  IN_COMMITTEES,
  noCommittees,
  structureOf,
} from "../../domain/committees.ts";
import type { Day } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import type { Filters } from "../../domain/talk.ts";
import {
  addChanges,
  type Change,
  type ComparedPerson,
  changesIn,
  type Elsewhere,
  type GroupCounts,
  type RemarkedPerson,
  remarksOn,
  type Turnover,
  tallyGroups,
  whereabouts,
} from "../../domain/turnover.ts";
import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";
import { type Committed, comparedVillages, peopleOfSeveral } from "./compared.ts";
import { saidOf, whoMayGo } from "./said.ts";
import { type TurnoverVillage, turnoverVillages } from "./villages.ts";

export const SQL = {
  person: "SELECT name, born, staff_no AS staffNo FROM person WHERE id = ?",
};

export interface TurnoverQuestion {
  filters: Filters;
  today: Day;
  asOf: Day;
  townships: boolean;
  /** How many people, and how many remarks, are named; null: all. */
  named: number | null;
}

/** The two committees before and after the election (rule 34); to be called within a view. */
export function readTurnover(store: Store, question: TurnoverQuestion): Turnover {
  const { filters, today, asOf, townships, named } = question;
  const all = turnoverVillages(store, filters, { today, asOf });
  const wanted = all.filter((village) => village.wanted === 1);
  const reported = wanted.filter((village) => village.reported === 1);
  const counted = all.filter((village) => village.reported === 1);
  const elsewhere = whereElse(store, counted, asOf);
  const mayGo = reported.length > 0 ? whoMayGo(store) : new Set<number>();

  const groups: GroupCounts = new Map();
  const before = noCommittees();
  const after = noCommittees();
  const byTownship = new Map<string, GroupCounts>();
  let remarksTotal = 0;
  for (const [village, committed] of comparedVillages(store, reported, asOf)) {
    const changes = changesIn(committed, elsewhere);
    addChanges(groups, changes);
    if (townships) addChanges(countsOf(byTownship, village), changes);
    const traitsOf = (person: number) => committed.traits.get(person) ?? UNKNOWN;
    addCommittees(before, committed.before, village.before, traitsOf);
    if (!village.ended) addCommittees(after, committed.after, asOf, traitsOf);
    remarksTotal += remarkable(store, changes, mayGo, asOf).length;
  }
  const known = { reported, elsewhere, asOf, named };
  return {
    asOf,
    villages: wanted.length,
    reported: reported.length,
    ended: reported.filter(({ ended }) => ended === 1).length,
    notReported: wanted
      .filter((village) => village.reported === 0)
      .map(({ district, township, village }) => ({ district, township, village })),
    groups: tallyGroups(groups),
    before: structureOf(before),
    after: structureOf(after),
    ...(townships && { townships: rowsOf(wanted, byTownship) }),
    people: peopleOf(store, known),
    remarks: remarksOf(store, known, mayGo),
    remarksTotal,
  };
}

/** What the lists of people are made of. */
interface Known {
  reported: TurnoverVillage[];
  elsewhere: Elsewhere;
  asOf: Day;
  named: number | null;
}

/** Everybody, or the first of them, group by group. */
function* peopleOf(
  store: Store,
  { reported, elsewhere, asOf, named }: Known,
): Generator<ComparedPerson> {
  let left = named ?? Number.POSITIVE_INFINITY;
  if (left === 0) return;
  for (const [village, committed] of comparedVillages(store, reported, asOf)) {
    const byPerson = groupBy(changesIn(committed, elsewhere), ({ person }) => person);
    for (const changes of byPerson.values()) {
      const [first] = changes;
      if (!first) continue;
      const person = compare(store, village, committed, first, asOf);
      for (const { group, how } of changes) yield { ...person, group, how };
      if (--left === 0) return;
    }
  }
}

/** Whom a human may want to look at, or the first of them: what the talks said before who is new. */
function* remarksOf(
  store: Store,
  { reported, elsewhere, asOf, named }: Known,
  mayGo: Set<number>,
): Generator<RemarkedPerson> {
  let left = named ?? Number.POSITIVE_INFINITY;
  for (const ofNew of mayGo.size > 0 ? [false, true] : [true]) {
    for (const [village, committed] of comparedVillages(store, left > 0 ? reported : [], asOf)) {
      const changes = changesIn(committed, elsewhere).filter(
        ({ how }) => (how === "new") === ofNew,
      );
      for (const { change, remarks } of remarkable(store, changes, mayGo, asOf)) {
        yield { remarks, ...compare(store, village, committed, change, asOf) };
        if (--left === 0) return;
      }
    }
  }
}

/** The members whose outcome is worth a remark. */
function remarkable(store: Store, changes: Change[], mayGo: Set<number>, asOf: Day) {
  return changes
    .filter(({ group, how, person }) => group === "members" && (how === "new" || mayGo.has(person)))
    .map((change) => {
      return { change, remarks: remarksOn(change.how, saidOf(store, change.person, asOf)) };
    })
    .filter(({ remarks }) => remarks.length > 0);
}

const UNKNOWN = { born: null, sex: null, education: null };

/** Where people of several counted villages sit, whatever the filters. */
function whereElse(store: Store, counted: TurnoverVillage[], asOf: Day): Elsewhere {
  if (counted.length < 2) return () => false;
  const several = peopleOfSeveral(store);
  const theirs = counted.filter(({ id }) => several.villages.has(id));
  const only = (committees: Committed["before"]) =>
    new Map([...committees].filter(([person]) => several.people.has(person)));
  return whereabouts(
    [...comparedVillages(store, theirs, asOf)].map(([, { id, before, after }]) => {
      return { id, before: only(before), after: only(after) };
    }),
  );
}

function compare(
  store: Store,
  { district, township, village }: TurnoverVillage,
  { before, after }: Committed,
  { person, group, how }: Change,
  asOf: Day,
): ComparedPerson {
  type Row = { name: string; born: string | null; staffNo: string | null };
  const { name, born, staffNo } = queryRow<Row>(store, SQL.person, person) as Row;
  const said = saidOf(store, person, asOf);
  return {
    person: { name, district, township, village, born, staffNo },
    ...{ village, group, how },
    intention: said.find(({ intention }) => intention !== null)?.intention ?? null,
    recommend: said.find(({ recommend }) => recommend !== null)?.recommend ?? null,
    postsBefore: inOrder(before.get(person)),
    postsAfter: inOrder(after.get(person)),
    said: said.toSorted((a, b) => a.tier - b.tier),
  };
}

const inOrder = (held: Held | undefined) =>
  IN_COMMITTEES.filter((post) => held?.posts.includes(post));

const keyOf = ({ district, township }: { district: string; township: string }) =>
  `${district}\n${township}`;

function countsOf(byTownship: Map<string, GroupCounts>, village: TurnoverVillage): GroupCounts {
  const key = keyOf(village);
  const counts = byTownship.get(key) ?? new Map();
  byTownship.set(key, counts);
  return counts;
}

/** Every township has its row, reported or not. */
function rowsOf(villages: TurnoverVillage[], byTownship: Map<string, GroupCounts>) {
  return [...groupBy(villages, keyOf)].map(([key, [first]]) => ({
    district: first?.district ?? "",
    township: first?.township ?? "",
    groups: tallyGroups(byTownship.get(key) ?? new Map()),
  }));
}
