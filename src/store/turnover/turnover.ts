import { type Held, IN_COMMITTEES, StructureCounts } from "../../domain/committees.ts";
import type { Day } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import type { Filters } from "../../domain/talk.ts";
import {
  type Change,
  type ComparedPerson,
  changesIn,
  type Elsewhere,
  GroupCounts,
  remarksOn,
  type Turnover,
  whereabouts,
} from "../../domain/turnover.ts";
import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";
import { view } from "../database/transaction.ts";
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

/** The two committees before and after the election (rule 34). */
export async function readTurnover(store: Store, question: TurnoverQuestion): Promise<Turnover> {
  const { filters, today, asOf, townships, named } = question;
  return view(store, () => {
    const all = turnoverVillages(store, filters, { today, asOf });
    const counted = all.filter(({ reported }) => reported === 1);
    const wanted = all.filter((village) => village.wanted === 1);
    const reported = wanted.filter((village) => village.reported === 1);
    const elsewhere = whereElse(store, counted, asOf);
    const mayGo = reported.length > 0 ? whoMayGo(store) : new Set<number>();

    const groups = new GroupCounts();
    const before = new StructureCounts();
    const after = new StructureCounts();
    const byTownship = new Map<string, GroupCounts>();
    const people = new Named<ComparedPerson>(named);
    const remarks = new Named<Turnover["remarks"][number]>(named);
    for (const [village, committed] of comparedVillages(store, reported, asOf)) {
      const changes = changesIn(committed, elsewhere);
      groups.add(changes);
      if (townships) countsOf(byTownship, village).add(changes);
      const traitsOf = (person: number) => committed.traits.get(person) ?? UNKNOWN;
      before.add(committed.before, village.before, traitsOf);
      if (!village.ended) after.add(committed.after, asOf, traitsOf);
      for (const change of changes) {
        const name = () => nameOf(store, village, committed, change, asOf);
        people.add(name);
        if (change.group !== "members") continue;
        const { person, how } = change;
        if (how !== "new" && !mayGo.has(person)) continue;
        for (const remark of remarksOn(how, saidOf(store, person, asOf))) {
          remarks.add(() => ({ remark, ...name() }));
        }
      }
    }
    return {
      asOf,
      villages: wanted.length,
      reported: reported.length,
      ended: reported.filter(({ ended }) => ended === 1).length,
      notReported: wanted
        .filter((village) => village.reported === 0)
        .map(({ district, township, village }) => ({ district, township, village })),
      groups: groups.tally,
      before: before.structure,
      after: after.structure,
      ...(townships && { townships: rowsOf(wanted, byTownship) }),
      ...{ people: people.named, peopleTotal: people.total },
      ...{ remarks: remarks.named, remarksTotal: remarks.total },
    };
  });
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

/** The first of a list that may be long, and how long it is. */
class Named<T> {
  readonly named: T[] = [];
  total = 0;
  constructor(private readonly limit: number | null) {}

  add(item: () => T): void {
    this.total++;
    if (this.limit === null || this.named.length < this.limit) this.named.push(item());
  }
}

function nameOf(
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
  const counts = byTownship.get(key) ?? new GroupCounts();
  byTownship.set(key, counts);
  return counts;
}

/** Every township has its row, reported or not. */
function rowsOf(villages: TurnoverVillage[], byTownship: Map<string, GroupCounts>) {
  return [...groupBy(villages, keyOf)].map(([key, [first]]) => ({
    district: first?.district ?? "",
    township: first?.township ?? "",
    groups: (byTownship.get(key) ?? new GroupCounts()).tally,
  }));
}
