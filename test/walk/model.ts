/**
 * A second opinion on the rules, written from docs and nothing of `src`: it keeps what was stated,
 * in order, and works out from all of it, anew each time, what every talk and figure must be.
 */

export type Day = string;
/** The first day of a term that began before the cycle. */
const EVER: Day = "0000-01-01";
/** The last day of a term that is not over. */
const ON: Day = "9999-12-31";

const SECRETARY = "district_secretary";
const MINISTER = "organization_minister";
const TOWNSHIP = "township_secretary";
const HEADS = ["general_secretary", "secretary", "director"];
const COMMITTEES = [
  ...HEADS,
  ...["deputy_secretary", "branch_member", "deputy_director", "committee_member"],
];
const FLAGS = ["key", "contradictory"] as const;
export type Flag = (typeof FLAGS)[number];
export const CLOSINGS = [
  ...["left-post", "not-flagged", "village-ended", "rules-changed", "talker-is-interviewee"],
];
const FINDINGS = ["mind", "ability", "politics", "standing"] as const;

// What is stated.

export interface LeaderRow {
  post: string;
  district: string | null;
  township: string | null;
  name: string | null;
  staffNo: string | null;
  from: string | null;
  to: string | null;
}

/** A field left out is a column left out; null is a blank cell. */
export interface VillageRow {
  district: string | null;
  township: string;
  village: string;
  key?: boolean | null;
  contradictory?: boolean | null;
  branchElection?: Day | null;
  committeeElection?: Day | null;
  to?: string | null;
}

export interface CadreRow {
  district: string | null;
  township: string;
  village: string;
  name: string | null;
  party: string | null;
  committee: string | null;
  other: string | null;
  branch: string | null;
  staffNo: string | null;
  born: string | null;
  from: string | null;
}

export interface Statement {
  leaders: LeaderRow[];
  villages: VillageRow[];
  cadres: CadreRow[];
}

export interface Finding {
  text: string | null;
  grade: string | null;
}

export interface Entry {
  /** What the walk calls the record. */
  tag: number;
  talk: string;
  date: Day | null;
  talker: string | null;
  mode: string | null;
  with: string[];
  findings: Record<(typeof FINDINGS)[number], Finding>;
}

export type Step =
  | { does: "import"; statement: Statement; effective: Day | null }
  | { does: "assign" }
  | { does: "log"; entries: Entry[] }
  | { does: "void"; record: number }
  | { does: "waive"; talk: string }
  | { does: "unwaive"; talk: string }
  | { does: "cycle"; start: Day | null; election: Day | null };

/** One step of the history, and the day it was taken. */
export interface Told {
  today: Day;
  step: Step;
  /** Where the documents leave a closing's reason open: which the program chose. */
  chosen?: Map<string, string>;
}

/** The documents say that this is refused with 3. */
export class Refused extends Error {}

// What is known.

interface Term {
  from: Day;
  to: Day;
}
interface Holder extends Term {
  name: string | null;
  staffNo: string | null;
}
interface PostTerm extends Term {
  /** null is a vacancy */
  person: string | null;
}
export interface Person {
  key: string;
  name: string;
  staffNo: string | null;
  born: string | null;
  /** Where the tables have named the person. */
  known: Set<string>;
}
export interface Village {
  district: string;
  township: string;
  village: string;
  elections: { branch: Day | null; committee: Day | null };
  to: Day;
  flags: Record<Flag, Term[]>;
  /** By post and, in the party, branch. */
  posts: Map<string, { post: string; branch: string; terms: PostTerm[] }>;
  /** The cadres table has named it. */
  seen: boolean;
}
export interface Seat {
  post: string;
  district: string;
  township: string | null;
  holders: Holder[];
}
interface Claim {
  village: string;
  post: string;
  flag: Flag | null;
}
interface Owed {
  seat: string;
  person: string;
  tier: number;
  claims: Claim[];
}
interface TalkFacts extends Owed {
  closed: string | null;
  waived: boolean;
}
interface RecordFacts extends Entry {
  date: Day;
  talker: string;
  mode: string;
  void: boolean;
}
export interface World {
  cycle: { district: string; start: Day; election: Day };
  districts: Set<string>;
  townships: Map<string, { district: string; township: string }>;
  villages: Map<string, Village>;
  seats: Map<string, Seat>;
  people: Map<string, Person>;
  talks: Map<string, TalkFacts>;
  records: RecordFacts[];
  /** What the last assignment did. */
  assigned: { added: string[]; closed: Map<string, Set<string>>; reopened: string[] };
}

function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

// Days.

export function plusDays(day: Day, count: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

export function daysFrom(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

/** The day before; nothing is before EVER. */
function before(day: Day): Day {
  return day === EVER ? "" : plusDays(day, -1);
}

const monthBegin = (text: string | null) => (text?.length === 7 ? `${text}-01` : text);
const monthEnd = (text: string | null) => {
  if (text?.length !== 7) return text;
  const [year, month] = text.split("-").map(Number);
  return before(new Date(Date.UTC(year ?? 0, month ?? 0, 1)).toISOString().slice(0, 10));
};
const on = (term: Term, day: Day) => term.from <= day && day <= term.to;
const least = (days: Day[]): Day | undefined => [...days].sort()[0];
const earlier = (a: Day, b: Day) => [a, b].sort()[0] as Day;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

// Places.

export const placeKey = (...names: string[]) => names.join("/");
export const seatKey = (post: string, district: string, township: string | null) =>
  placeKey(post, district, township ?? "");

function newWorld(cycle: World["cycle"]): World {
  return {
    cycle: { ...cycle },
    districts: new Set([cycle.district]),
    townships: new Map(),
    villages: new Map(),
    seats: new Map(
      [SECRETARY, MINISTER].map((post) => [
        seatKey(post, cycle.district, null),
        { post, district: cycle.district, township: null, holders: [] },
      ]),
    ),
    people: new Map(),
    talks: new Map(),
    records: [],
    assigned: { added: [], closed: new Map(), reopened: [] },
  };
}

/** All that is known after a history. @throws Refused when its last step must be */
export function retell(cycle: World["cycle"], history: Told[]): World {
  const world = newWorld(cycle);
  for (const told of history) take(world, told);
  return world;
}

function take(world: World, told: Told): void {
  const { step, today } = told;
  switch (step.does) {
    case "import":
      takeImport(world, step.statement, step.effective ?? today, today);
      return;
    case "assign":
      takeAssign(world, told);
      return;
    case "log":
      takeLog(world, step.entries, today);
      return;
    case "void": {
      const record = world.records.find(({ tag }) => tag === step.record);
      if (!record || record.void) throw new Refused("void");
      record.void = true;
      return;
    }
    case "waive": {
      // Rule 24: a done or closed talk cannot be waived. Nor a waived one: the documents are silent.
      const talk = picture(world, today).talks.get(step.talk);
      if (!talk || (talk.status !== "outstanding" && talk.status !== "partial")) {
        throw new Refused("waive");
      }
      talkOf(world, step.talk).waived = true;
      return;
    }
    case "unwaive": {
      const talk = talkOf(world, step.talk);
      if (!talk.waived) throw new Refused("unwaive");
      talk.waived = false;
      return;
    }
    case "cycle": {
      const start = step.start ?? world.cycle.start;
      const election = step.election ?? world.cycle.election;
      if (start >= election) throw new Refused("cycle");
      world.cycle = { ...world.cycle, start, election };
    }
  }
}

function talkOf(world: World, key: string): TalkFacts {
  const talk = world.talks.get(key);
  if (!talk) throw new Refused("no such talk");
  return talk;
}

// Imports.

function takeImport(world: World, said: Statement, effective: Day, today: Day): void {
  if (effective > today) throw new Refused("effective");
  const district = (row: { district: string | null }) => row.district ?? world.cycle.district;
  for (const row of [...said.leaders, ...said.villages, ...said.cadres]) {
    addPlaces(world, district(row), row.township);
  }
  stateVillages(world, said.villages, district, effective);
  const bySeat = groupBy(said.leaders, (row) => seatKey(row.post, district(row), row.township));
  for (const [key, rows] of bySeat) stateSeat(world, key, rows, effective);
  stateCadres(world, said.cadres, district, effective);
}

function addPlaces(world: World, district: string, township: string | null): void {
  world.districts.add(district);
  const seat = (post: string, of: string | null) => {
    const key = seatKey(post, district, of);
    const known = world.seats.get(key);
    world.seats.set(key, known ?? { post, district, township: of, holders: [] });
  };
  // Every seat has its row: the district's two, and each township's one.
  for (const name of world.districts) {
    for (const post of [SECRETARY, MINISTER]) {
      const key = seatKey(post, name, null);
      if (!world.seats.has(key)) {
        world.seats.set(key, { post, district: name, township: null, holders: [] });
      }
    }
  }
  if (township === null) return;
  world.townships.set(placeKey(district, township), { district, township });
  seat(TOWNSHIP, township);
}

function villageAt(world: World, district: string, township: string, village: string): Village {
  const key = placeKey(district, township, village);
  const known = world.villages.get(key);
  if (known) return known;
  const fresh: Village = {
    ...{ district, township, village },
    elections: { branch: null, committee: null },
    to: ON,
    flags: { key: [], contradictory: [] },
    posts: new Map(),
    seen: false,
  };
  world.villages.set(key, fresh);
  return fresh;
}

function stateVillages(
  world: World,
  rows: VillageRow[],
  districtOf: (row: VillageRow) => string,
  effective: Day,
): void {
  const byPlace = groupBy(rows, (row) => placeKey(districtOf(row), row.township, row.village));
  for (const [key, [row, ...others]] of byPlace) {
    if (!row) continue;
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(row))) {
      throw new Refused("rows that contradict each other");
    }
    const first = !world.villages.has(key);
    const village = villageAt(world, districtOf(row), row.township, row.village);
    if (row.branchElection !== undefined) village.elections.branch = row.branchElection;
    if (row.committeeElection !== undefined) village.elections.committee = row.committeeElection;
    if (row.to !== undefined) village.to = monthEnd(row.to) ?? ON;
    for (const flag of FLAGS) {
      if (row[flag] === undefined) continue;
      village.flags[flag] = stateFlag(village.flags[flag], row[flag] ?? false, effective, first);
    }
  }
}

/** Flags are dated like posts. */
function stateFlag(known: Term[], set: boolean, effective: Day, first: boolean): Term[] {
  const cut = known.map((term) => ({
    from: term.from,
    to: term.to < effective ? term.to : before(effective),
  }));
  if (!set) return cut.filter(isSome);
  const current = known.findLast((term) => term.to >= effective);
  if (!current) return [...known, { from: first ? EVER : effective, to: ON }];
  return [...known.filter((term) => term !== current), { from: current.from, to: ON }];
}

const isSome = (term: Term) => term.from <= term.to;

function stateSeat(world: World, key: string, rows: LeaderRow[], effective: Day): void {
  const seat = world.seats.get(key);
  if (!seat) return;
  const first = seat.holders.length === 0;
  // A blank or newly given staff number is that of the only one of that name there.
  const numberOf = ({ name, staffNo }: { name: string | null; staffNo: string | null }) => {
    const same = [...seat.holders, ...rows].filter((other) => other.name === name);
    const numbers = new Set(same.flatMap((other) => other.staffNo ?? []));
    return staffNo ?? (numbers.size === 1 ? ([...numbers][0] ?? null) : null);
  };
  const numbered = <T extends { name: string | null; staffNo: string | null }>(one: T): T =>
    one.name === null ? one : { ...one, staffNo: numberOf(one) };
  const begins = (row: LeaderRow) => monthBegin(row.from) ?? (row.to ? EVER : effective);

  const unnamed = seat.holders.map(numbered).sort((a, b) => compare(a.from, b.from));
  const inOrder = rows.map(numbered).sort((a, b) => compare(begins(a), begins(b)));
  const stated: Holder[] = inOrder.map((row) => {
    const to = monthEnd(row.to) ?? ON;
    // A row naming the same holder with an overlapping term corrects it.
    const at = unnamed.findLastIndex(
      (term) =>
        term.name === row.name &&
        term.staffNo === row.staffNo &&
        term.from <= to &&
        begins(row) <= term.to,
    );
    const [known] = at < 0 ? [] : unnamed.splice(at, 1);
    const from = monthBegin(row.from) ?? known?.from ?? (first ? EVER : effective);
    if (from > to) throw new Refused("a term that ends before it begins");
    return { name: row.name, staffNo: row.staffNo, from, to };
  });
  stated.forEach((a, i) => {
    if (stated.slice(i + 1).some((b) => a.from <= b.to && b.from <= a.to)) {
      throw new Refused("two holders of one seat on one day");
    }
  });
  const ended = unnamed.map((term) => {
    const successor = least(stated.filter(({ to }) => to >= term.from).map(({ from }) => from));
    const last = before(successor ?? effective);
    return { ...term, to: earlier(last, term.to) };
  });
  seat.holders = [...ended.filter(isSome), ...stated];
}

/** The posts of a row, in the words of a talk; only the party's know branches. */
function postsOf(row: CadreRow): { post: string; branch: string }[] {
  const posts = [];
  const branch = row.branch ?? "";
  if (row.party) posts.push({ post: row.party === "member" ? "branch_member" : row.party, branch });
  if (row.committee) {
    const post = row.committee === "member" ? "committee_member" : row.committee;
    posts.push({ post, branch: "" });
  }
  if (row.other) posts.push({ post: `other:${row.other}`, branch: "" });
  return posts;
}

function stateCadres(
  world: World,
  rows: CadreRow[],
  districtOf: (row: CadreRow) => string,
  effective: Day,
): void {
  const placeOf = (row: CadreRow) => placeKey(districtOf(row), row.township, row.village);
  const who = tellApart(world, rows, placeOf);
  for (const [place, same] of groupBy(rows, placeOf)) {
    const [row] = same;
    if (!row) continue;
    const village = villageAt(world, districtOf(row), row.township, row.village);
    const slots = new Map([...village.posts].map(([slot, known]) => [slot, known]));
    const stated = new Map<string, { person: string | null; from: Day | null }[]>();
    for (const one of same) {
      const person = who.get(one) ?? null;
      if (person !== null) world.people.get(person)?.known.add(place);
      for (const { post, branch } of postsOf(one)) {
        const slot = placeKey(post, branch);
        if (!slots.has(slot)) slots.set(slot, { post, branch, terms: [] });
        stated.set(slot, [...(stated.get(slot) ?? []), { person, from: monthBegin(one.from) }]);
      }
    }
    for (const [slot, known] of slots) {
      const terms = statePost(known.terms, stated.get(slot) ?? [], effective, !village.seen);
      slots.set(slot, { ...known, terms });
    }
    village.posts = slots;
    village.seen = true;
  }
}

function statePost(
  known: PostTerm[],
  rows: { person: string | null; from: Day | null }[],
  effective: Day,
  first: boolean,
): PostTerm[] {
  const unnamed = [...known].sort((a, b) => compare(a.from, b.from));
  const stated: (PostTerm & { was: Day | null })[] = [];
  for (const { person, from } of rows) {
    const isSame = (term: PostTerm) => term.person === person && (from ?? effective) <= term.to;
    const exact = unnamed.findIndex((term) => isSame(term) && term.from === from);
    const at = exact < 0 ? unnamed.findLastIndex(isSame) : exact;
    const [same] = at < 0 ? [] : unnamed.splice(at, 1);
    const begin = from ?? same?.from ?? (first ? EVER : effective);
    stated.push({ person, from: begin, to: ON, was: same?.from ?? null });
  }
  const ended = unnamed.map((term) => {
    const firstOf = (wanted: (one: { from: Day; was: Day | null }) => boolean) =>
      least(stated.filter(wanted).map(({ from }) => from));
    // Whoever is known to have followed, from whatever day that is now said to have been.
    const follower = firstOf(({ was }) => was !== null && before(was) === term.to);
    if (follower !== undefined) return { ...term, to: before(follower) };
    // Ended terms stay known.
    if (term.to < effective) return term;
    // As of the statement's day, who comes later is as new as who is named for the first time.
    const successor = firstOf(({ from, was }) => was === null || from > effective);
    return { ...term, to: earlier(before(successor ?? effective), term.to) };
  });
  return [...ended.filter(isSome), ...stated];
}

/** Who is who (rule 21): by staff number, else by village, name and birth month. */
function tellApart(
  world: World,
  rows: CadreRow[],
  placeOf: (row: CadreRow) => string,
): Map<CadreRow, string> {
  const named = rows.filter((row) => row.name !== null);
  const groups = groupBy(named, (row) =>
    row.staffNo ? `S:${row.staffNo}` : `N:${row.name}@${placeOf(row)}`,
  );
  const who = new Map<CadreRow, string>();
  const taken = new Set<string>();
  for (const [label, same] of groups) {
    const [{ name, staffNo } = { name: null, staffNo: null }] = same;
    const born = same.find((row) => row.born)?.born ?? null;
    if (staffNo === null && same.length > 1 && same.some((row) => !row.born)) {
      throw new Refused("namesakes");
    }
    if (same.some((row) => row.name !== name || (row.born && row.born !== born))) {
      throw new Refused("rows that contradict each other");
    }
    const places = new Set(same.map(placeOf));
    const found = recognise(world, { name: name ?? "", staffNo, born }, places);
    const person = found ?? {
      key: world.people.has(label) ? `${label}#${world.people.size}` : label,
      name: name ?? "",
      staffNo,
      born,
      known: new Set<string>(),
    };
    if (taken.has(person.key)) throw new Refused("one person twice");
    taken.add(person.key);
    world.people.set(person.key, {
      ...person,
      staffNo: staffNo ?? person.staffNo,
      born: born ?? person.born,
    });
    for (const row of same) who.set(row, person.key);
  }
  return who;
}

function recognise(
  world: World,
  said: { name: string; staffNo: string | null; born: string | null },
  places: Set<string>,
): Person | null {
  const people = [...world.people.values()];
  const numbered = people.find(({ staffNo }) => staffNo !== null && staffNo === said.staffNo);
  if (numbered) return numbered;
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b;
  const found = people.filter(
    (person) =>
      person.name === said.name &&
      [...places].some((place) => person.known.has(place)) &&
      agree(person.staffNo, said.staffNo) &&
      agree(person.born, said.born),
  );
  const exact = found.filter(({ born }) => born !== null && born === said.born);
  const [only = null] = found.length > 1 ? exact : found;
  if (found.length > 1 && exact.length !== 1) throw new Refused("never the name alone");
  return only;
}

// What is owed.

export function deadlineAt(world: World, village: Village): Day {
  const { branch, committee } = village.elections;
  const own = [branch, committee].filter((day) => day !== null);
  return before(least(own) ?? world.cycle.election);
}

interface Standing {
  day: Day;
  ended: boolean;
  flags: Set<Flag>;
  /** Who holds which posts of the two committees. */
  held: { person: string; post: string }[];
}

/** A village as it stood on the earlier of today and its deadline (rule 9). */
function standingOf(world: World, village: Village, today: Day): Standing {
  const deadline = deadlineAt(world, village);
  const day = today < deadline ? today : deadline;
  const slots = [...village.posts.values()];
  const isGeneral = slots.some(
    ({ post, terms }) => post === "general_secretary" && terms.some((term) => on(term, day)),
  );
  const held = slots.flatMap(({ post, branch, terms }) => {
    // Rule 17: deputies and members of the branches below a general branch are outside.
    const below = branch !== "" && (post === "deputy_secretary" || post === "branch_member");
    if (!COMMITTEES.includes(post) || (below && isGeneral)) return [];
    const inForce = terms.filter((term) => on(term, day));
    return inForce.flatMap(({ person }) => (person === null ? [] : [{ person, post }]));
  });
  const flags = new Set(FLAGS.filter((flag) => village.flags[flag].some((term) => on(term, day))));
  return { day, ended: day > village.to, flags, held };
}

/** What the three sentences of the source demand of villages that stand so. */
function demandOf(world: World, standings: Map<string, Standing>): Map<string, Owed> {
  const demand = new Map<string, Owed>();
  for (const [key, { ended, flags, held }] of standings) {
    const village = world.villages.get(key);
    if (!village || ended) continue;
    const { district, township } = village;
    const owe = (tier: number, seat: string, claim: Claim & { person: string }) => {
      const { person, ...rest } = claim;
      const talk = `${seat}|${person}`;
      const owed = demand.get(talk) ?? { seat, person, tier, claims: [] };
      owed.claims.push(rest);
      demand.set(talk, owed);
    };
    for (const { person, post } of held) {
      const claim = { person, village: key, post, flag: null };
      if (HEADS.includes(post)) {
        for (const flag of flags) owe(1, seatKey(SECRETARY, district, null), { ...claim, flag });
        owe(2, seatKey(MINISTER, district, null), claim);
      }
      owe(3, seatKey(TOWNSHIP, district, township), claim);
    }
  }
  return demand;
}

export function holderOf(world: World, seat: string, day: Day): Holder | null {
  return world.seats.get(seat)?.holders.find((term) => on(term, day)) ?? null;
}

/** Rule 20: matched by staff number alone, on today's holder. */
function isSelf(world: World, { seat, person }: Owed, today: Day): boolean {
  const holder = holderOf(world, seat, today);
  const staffNo = world.people.get(person)?.staffNo ?? null;
  return staffNo !== null && holder?.staffNo === staffNo;
}

function takeAssign(world: World, told: Told): void {
  const { today } = told;
  const standings = new Map(
    [...world.villages].map(([key, village]) => [key, standingOf(world, village, today)]),
  );
  const demand = demandOf(world, standings);
  const assigned: World["assigned"] = { added: [], closed: new Map(), reopened: [] };
  for (const [key, owed] of demand) {
    const talk = world.talks.get(key);
    if (isSelf(world, owed, today)) {
      if (!talk || talk.closed !== null) continue;
      assigned.closed.set(key, new Set(["talker-is-interviewee"]));
    } else if (!talk) {
      assigned.added.push(key);
      world.talks.set(key, { ...owed, closed: null, waived: false });
    } else {
      if (talk.closed !== null) assigned.reopened.push(key);
      Object.assign(talk, owed, { closed: null });
    }
  }
  for (const [key, talk] of world.talks) {
    if (demand.has(key) || talk.closed !== null) continue;
    assigned.closed.set(key, reasonsToClose(world, talk, standings));
  }
  for (const [key, reasons] of assigned.closed) {
    const [only] = reasons;
    const chosen = told.chosen?.get(key);
    talkOf(world, key).closed = (reasons.size > 1 && chosen) || only || "";
  }
  world.assigned = assigned;
}

/** False as long as the program says `left-post` of who changed posts as his village lost its flag. */
const IS_STRICT = false;

/**
 * Why a talk is no longer owed: what alone would have to be otherwise for it to be owed still. When
 * no single thing would do, any of the things that changed will serve.
 */
function reasonsToClose(
  world: World,
  talk: TalkFacts,
  standings: Map<string, Standing>,
): Set<string> {
  const at = (claim: Claim) => standings.get(claim.village);
  // Rule 25: the talks of a village that ended are closed as that.
  if (talk.claims.every((claim) => at(claim)?.ended)) return new Set(["village-ended"]);
  const isOwedIf = (change: (claim: Claim, standing: Standing) => Partial<Standing>) => {
    const otherwise = new Map(standings);
    for (const claim of talk.claims) {
      const standing = otherwise.get(claim.village);
      if (standing) otherwise.set(claim.village, { ...standing, ...change(claim, standing) });
    }
    return demandOf(world, otherwise).has(`${talk.seat}|${talk.person}`);
  };
  const flagged = ({ flag }: Claim, { flags }: Standing) => ({
    flags: new Set(flag ? [...flags, flag] : flags),
  });
  const holding = ({ post }: Claim, { held }: Standing) => ({
    held: [...held, { person: talk.person, post }],
  });
  const reasons = new Set<string>();
  if (isOwedIf(flagged)) reasons.add("not-flagged");
  if (isOwedIf(holding)) reasons.add("left-post");
  if (isOwedIf(() => ({ ended: false }))) reasons.add("village-ended");
  if (reasons.size > 0 && IS_STRICT) return reasons;
  for (const claim of talk.claims) {
    const standing = at(claim);
    if (!standing) continue;
    if (standing.ended) reasons.add("village-ended");
    if (claim.flag && !standing.flags.has(claim.flag)) reasons.add("not-flagged");
    const holds = standing.held.some((h) => h.person === talk.person && h.post === claim.post);
    if (!holds) reasons.add("left-post");
  }
  return reasons;
}

// Records.

function takeLog(world: World, entries: Entry[], today: Day): void {
  for (const entry of entries) {
    const talk = talkOf(world, entry.talk);
    const date = entry.date ?? today;
    if (talk.closed !== null) throw new Refused("closed");
    if (date > today) throw new Refused("a day in the future");
    const talker = entry.talker ?? holderOf(world, talk.seat, date)?.name;
    if (!talker) throw new Refused("no holder that day");
    world.records.push({ ...entry, date, talker, mode: entry.mode ?? "in_person", void: false });
  }
}

/** Rules 3 to 7. */
function reasonsOf(world: World, record: RecordFacts, talk: TalkFacts, deadline: Day): string[] {
  const holder = holderOf(world, talk.seat, record.date);
  const isFound = ({ text, grade }: Finding) => Boolean(text?.trim()) && grade !== "unknown";
  const faults = {
    "not-the-seat-holder": holder?.name !== record.talker,
    "not-one-by-one": record.mode === "group" || record.with.length > 0,
    "not-in-person": record.mode !== "in_person" && record.mode !== "home_visit",
    "before-start": record.date < world.cycle.start,
    "not-before-election": record.date > deadline,
    "findings-missing": !FINDINGS.every((name) => isFound(record.findings[name])),
  };
  return Object.entries(faults).flatMap(([reason, fails]) => (fails ? [reason] : []));
}

// What is shown.

export interface TalkShown {
  key: string;
  /** How the talk is told from others in what the program prints. */
  label: string;
  tier: number;
  status: string;
  overdue: boolean;
  seat: { post: string; district: string; township: string | null };
  talker: string | null;
  person: { name: string; born: string | null; staffNo: string | null };
  posts: string[];
  /** Keys of its villages. */
  places: string[];
  villages: string[];
  because: string[];
  deadline: Day;
  closedBecause: string | null;
  completedOn: Day | null;
  byPredecessor: boolean;
}

export interface RecordShown {
  tag: number;
  talk: string;
  date: Day;
  talker: string;
  mode: string;
  with: string[];
  findings: Entry["findings"];
  completes: boolean;
  reasons: string[];
  void: boolean;
}

export interface Picture {
  talks: Map<string, TalkShown>;
  records: RecordShown[];
}

export const labelOf = (
  seat: { post: string; district: string; township: string | null },
  person: { name: string; born: string | null; staffNo: string | null; village: string },
) =>
  placeKey(
    seatKey(seat.post, seat.district, seat.township),
    person.staffNo ?? placeKey(person.name, person.village, person.born ?? ""),
  );

/** Every talk and record, today, with the records up to a day. */
export function picture(world: World, today: Day, asOf: Day = today): Picture {
  const talks = new Map<string, TalkShown>();
  const records: RecordShown[] = [];
  for (const [key, talk] of world.talks) {
    const seat = world.seats.get(talk.seat);
    const person = world.people.get(talk.person);
    const places = [...new Set(talk.claims.map(({ village }) => village))];
    const villages = places.flatMap((place) => world.villages.get(place) ?? []);
    if (!seat || !person) continue;
    const deadline = least(villages.map((village) => deadlineAt(world, village))) ?? "";
    const judged = world.records
      .filter((record) => record.talk === key)
      .map((record): RecordShown => {
        const reasons = reasonsOf(world, record, talk, deadline);
        return { ...record, reasons, completes: reasons.length === 0 && !record.void };
      });
    records.push(...judged);
    const counting = judged.filter((record) => !record.void && record.date <= asOf);
    const completedOn = least(counting.filter((r) => r.completes).map(({ date }) => date)) ?? null;
    const completing = counting.find((r) => r.completes && r.date === completedOn);
    const isPartial = counting.some(({ reasons }) => reasons.join() === "findings-missing");
    const open = isPartial ? "partial" : "outstanding";
    const status = talk.closed ? "closed" : completedOn ? "done" : talk.waived ? "waived" : open;
    const talker = holderOf(world, talk.seat, today)?.name ?? null;
    const { post, district, township } = seat;
    const { name, born, staffNo } = person;
    talks.set(key, {
      key,
      label: labelOf(seat, { name, born, staffNo, village: villages[0]?.village ?? "" }),
      tier: talk.tier,
      status,
      overdue: status === open && deadline < asOf,
      seat: { post, district, township },
      talker,
      person: { name, born, staffNo },
      posts: [...new Set(talk.claims.map((claim) => claim.post))].sort(),
      places,
      villages: [...new Set(villages.map(({ village }) => village))].sort(),
      because: FLAGS.filter((flag) => talk.claims.some((claim) => claim.flag === flag)),
      deadline,
      closedBecause: talk.closed,
      completedOn,
      byPredecessor: completing !== undefined && completing.talker !== talker,
    });
  }
  return { talks, records };
}

export interface Tally {
  required: number;
  done: number;
  waived: number;
  outstanding: number;
  partial: number;
  overdue: number;
  coverage: number | null;
}

export const isOpen = ({ status }: { status: string }) =>
  status === "outstanding" || status === "partial";

function tally(talks: TalkShown[]): Tally {
  const count = (wanted: (talk: TalkShown) => boolean) => talks.filter(wanted).length;
  const done = count(({ status }) => status === "done");
  const waived = count(({ status }) => status === "waived");
  const required = count(({ status }) => status !== "closed");
  return {
    required,
    done,
    waived,
    outstanding: count(isOpen),
    partial: count(({ status }) => status === "partial"),
    overdue: count(({ overdue }) => overdue),
    coverage:
      required === waived ? null : Math.floor((done * 10_000) / (required - waived)) / 10_000,
  };
}

/** The largest, over the deadlines ahead, of what is due by then over the days left. */
function neededPerDay(talks: TalkShown[], asOf: Day): number | null {
  const inForce = talks.filter(({ status }) => status !== "closed");
  const ahead = inForce.map(({ deadline }) => deadline).filter((deadline) => deadline >= asOf);
  const climbs = ahead.map((day) => {
    const due = inForce.filter((talk) => isOpen(talk) && talk.deadline <= day);
    return due.length / (daysFrom(asOf, day) + 1);
  });
  return climbs.length === 0 ? null : Math.max(...climbs);
}

/** The report's figures on the talks wanted, rows by what they are the rows of. */
export function figures(
  world: World,
  today: Day,
  asOf: Day = today,
  wanted: (talk: TalkShown) => boolean = () => true,
) {
  const shown = picture(world, today, asOf);
  const all = [...shown.talks.values()].filter(wanted);
  const talks = all.filter(({ status }) => status !== "closed");
  const inForce = new Set(talks.map(({ key }) => key));
  const totals = tally(talks);
  const rows = <T>(keys: Iterable<T>, isIn: (talk: TalkShown, key: T) => boolean) =>
    new Map([...keys].map((key) => [key, tally(talks.filter((talk) => isIn(talk, key)))]));
  const latelyOf = (some: TalkShown[]) =>
    some.filter(({ completedOn: day }) => day !== null && day >= plusDays(asOf, -14) && day < asOf)
      .length;
  const lately = latelyOf(talks);
  const needed = neededPerDay(talks, asOf);
  const isLate = totals.overdue > 0;
  return {
    daysLeft: daysFrom(asOf, world.cycle.election),
    totals,
    closed: Object.fromEntries(
      CLOSINGS.map((reason) => [reason, all.filter((t) => t.closedBecause === reason).length]),
    ),
    attempts: shown.records.filter(
      (record) =>
        inForce.has(record.talk) && !record.completes && !record.void && record.date <= asOf,
    ).length,
    tiers: rows([1, 2, 3], (talk, tier) => talk.tier === tier),
    districts: rows(world.districts, (talk, district) => talk.seat.district === district),
    townships: rows(world.townships.keys(), (talk, township) =>
      talk.places.some((place) => place.startsWith(`${township}/`)),
    ),
    villages: rows(world.villages.keys(), (talk, village) => talk.places.includes(village)),
    talkers: new Map(
      [...world.seats.keys()].map((key) => {
        const own = talks.filter((talk) => talk.key.startsWith(`${key}|`));
        const talker = holderOf(world, key, today)?.name ?? null;
        const pace = { perDay: latelyOf(own) / 14, neededPerDay: neededPerDay(own, asOf) };
        return [key, { talker, ...tally(own), ...pace }];
      }),
    ),
    pace: {
      perDay: lately / 14,
      neededPerDay: needed,
      finish:
        totals.outstanding === 0 || lately === 0
          ? null
          : plusDays(asOf, Math.ceil((totals.outstanding * 14) / lately) - 1),
      makesIt:
        totals.required === 0
          ? null
          : !isLate && (totals.outstanding === 0 || (needed !== null && lately / 14 >= needed)),
    },
  };
}
