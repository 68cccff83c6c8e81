/** Makes up what an office might do next: a random step that the books so far allow, or nearly so. */

import {
  type CadreRow,
  type Day,
  type Entry,
  type LeaderRow,
  picture,
  plusDays,
  type Statement,
  type Step,
  type VillageRow,
  type World,
} from "./model.ts";

/** A step on its day; or a command that makes no sense, with the exit code it must end with. */
export type Move = { today: Day } & (
  | { step: Step; dryRun: boolean; again: boolean }
  | { argv: string[]; exit: number }
);

interface Cadre {
  name: string;
  staffNo: string | null;
  born: string | null;
}

interface Member {
  /** null: a vacant post */
  who: Cadre | null;
  party: string | null;
  committee: string | null;
  other: string | null;
  branch: string | null;
  from: string | null;
}

interface Book {
  district: string | null;
  township: string;
  village: string;
  members: Member[];
  /** Who was there once. */
  former: Cadre[];
  /** The branch of each who has been there. */
  branches: Map<Cadre, string | null>;
}

/**
 * Where the program is known to differ from the documents: false keeps the walk off that ground.
 * To be set to true, and in the end removed, as each is mended.
 */
const MENDED = {
  /** Rows of one seat mean the same in any order. */
  seatRowsInAnyOrder: true,
  /** A flag that was cleared can be set again from a day before the clearing. */
  flagsSetBackInTime: false,
  /** A post's successor begins after the statement's day: the same again changes nothing. */
  successorsAfterTheDay: true,
  /** Two vacancies of one post, one of them dated: the same again changes nothing. */
  vacanciesWithFrom: false,
  /** A row's branch is that of its party post; the committee's posts have none. */
  branchesOfCommitteePosts: false,
  /** Who had only a term that vanished is the same person when named again, number or not. */
  vanishedPeopleAreKnown: false,
  /** A leader known by staff number is the same where a row leaves the number out. */
  leadersNumbersLeftOut: true,
};

const OTHER_DISTRICT = "龙华区";
/** Townships and villages; two of one name lie in different districts. */
const PLACES: [district: string | null, township: string, village: string][] = [
  [null, "龙塘镇", "三桥村"],
  [null, "龙塘镇", "龙富村"],
  [null, "龙塘镇", "仁三村"],
  [null, "国兴街道", "米铺社区"],
  [null, "国兴街道", "攀丹社区"],
  [OTHER_DISTRICT, "龙塘镇", "三桥村"],
  [null, "红明农场", "红明居"],
  [OTHER_DISTRICT, "龙塘镇", "永昌村"],
];
/** How many of them the first import names; the others turn up on the way. */
const AT_FIRST = 6;
/** Where there is a general branch, more often than not, and branches below it. */
const BRANCHED = ["三桥村", "攀丹社区"];
const SEATS: [post: string, district: string | null, township: string | null][] = [
  ["district_secretary", null, null],
  ["organization_minister", null, null],
  ["township_secretary", null, "龙塘镇"],
  ["township_secretary", null, "国兴街道"],
  ["township_secretary", OTHER_DISTRICT, "龙塘镇"],
  ["organization_minister", OTHER_DISTRICT, null],
  ["district_secretary", OTHER_DISTRICT, null],
  ["township_secretary", null, "红明农场"],
];
const PARTY = ["secretary", "secretary", "deputy_secretary", "member", "member", "first_secretary"];
const COMMITTEE = ["director", "director", "deputy_director", "member", "member"];
const MODES = ["in_person", "home_visit", "phone", "video", "group", "no_show"];
const GIVEN = "一二三四五六七八九十甲乙丙丁戊己庚辛";

/** mulberry32: the same seed, the same walk. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (n: number) => Math.floor(next() * n);
  return {
    upTo,
    between: (a: number, b: number) => a + upTo(b - a + 1),
    chance: (p: number) => next() < p,
    of: <T>(items: readonly T[]): T => items[upTo(items.length)] as T,
    shuffled: <T>(items: T[]): T[] =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}

export class Clerk {
  readonly #dice: ReturnType<typeof dice>;
  readonly #books: Book[];
  readonly #numbered: Cadre[];
  readonly #pace: number;
  #today: Day;
  #names = 0;
  #tags = 0;
  #arrivals = 0;
  #imported: Statement | null = null;

  constructor(seed: number, today: Day, steps: number) {
    this.#dice = dice(seed);
    this.#today = today;
    // About eighty days pass in a walk, however long.
    this.#pace = Math.min(0.6, 40 / steps);
    this.#books = PLACES.map(([district, township, village]) => ({
      ...{ district, township, village, members: [], former: [], branches: new Map() },
    }));
    this.#numbered = Array.from({ length: 20 }, (_, i) => ({
      name: `吴${this.#name()}`,
      staffNo: `A${i + 1}`,
      born: this.#dice.chance(0.3) ? `19${70 + i}-0${1 + (i % 9)}` : null,
    }));
  }

  /** The first statement: villages, cadres and most of the leaders. */
  first(): Move {
    const books = this.#books.slice(0, AT_FIRST);
    for (const book of books) {
      for (let i = this.#dice.between(2, 5); i > 0; i--) this.#arrive(book);
    }
    const statement: Statement = {
      leaders: SEATS.slice(0, 5).map((seat) => this.#leader(seat, this.#candidate(seat, 0), {})),
      villages: books.map((book) => ({
        ...placeOf(book),
        key: this.#dice.chance(0.4),
        contradictory: this.#dice.chance(0.3),
      })),
      cadres: books.flatMap((book) => this.#rows(book)),
    };
    return this.#move({ does: "import", statement, effective: null });
  }

  next(world: World): Move {
    const { chance, between } = this.#dice;
    if (chance(this.#pace)) this.#today = plusDays(this.#today, between(1, 3));
    const makes: [weight: number, make: () => Move | null][] = [
      [14, () => this.#import({ cadres: true })],
      [8, () => this.#import({ villages: true })],
      [8, () => this.#import({ leaders: true })],
      [3, () => this.#import({ cadres: true, villages: true, leaders: true })],
      [3, () => this.#importAgain()],
      [18, () => this.#move({ does: "assign" })],
      [34, () => this.#log(world)],
      [5, () => this.#void(world)],
      [6, () => this.#waive(world, "waive")],
      [4, () => this.#waive(world, "unwaive")],
      [5, () => this.#cycle(world)],
      [4, () => this.#nonsense(world)],
    ];
    let at = this.#dice.upTo(makes.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, make] of makes) {
      at -= weight;
      if (at < 0) return make() ?? this.#move({ does: "assign" });
    }
    return this.#move({ does: "assign" });
  }

  #move(step: Step): Move {
    const canRehearse = step.does === "import" || step.does === "assign";
    const dryRun = canRehearse && this.#dice.chance(0.12);
    return { today: this.#today, step, dryRun, again: canRehearse && this.#dice.chance(0.3) };
  }

  // Imports.

  #import(what: { cadres?: true; villages?: true; leaders?: true }): Move {
    const { between, chance } = this.#dice;
    const books = this.#dice.shuffled([...this.#books]).slice(0, between(1, 3));
    const statement: Statement = { leaders: [], villages: [], cadres: [] };
    if (what.cadres) {
      const others = this.#books.filter((book) => book.members.length > 0);
      for (const book of books) this.#change(book, others);
      const stated = books.filter((book) => book.members.length > 0);
      statement.cadres = stated.flatMap((book) => this.#rows(book));
    }
    if (what.villages) statement.villages = this.#villageRows(books);
    if (what.leaders) {
      const seats = this.#dice.shuffled([...SEATS]).slice(0, between(1, 2));
      statement.leaders = seats.flatMap((seat) => this.#leaderRows(seat));
    }
    this.#imported = statement;
    const effective = chance(0.3) ? this.#back(statement, between(1, 25)) : null;
    return this.#move({ does: "import", statement, effective });
  }

  /** What the last import said, said again some days later or for another day. */
  #importAgain(): Move | null {
    const { chance, between } = this.#dice;
    const statement = this.#imported;
    if (!statement) return null;
    const effective = chance(0.4) ? this.#back(statement, between(1, 20)) : null;
    return this.#move({ does: "import", statement, effective });
  }

  #back({ villages, cadres }: Statement, days: number): Day | null {
    const back = plusDays(this.#today, -days);
    const setsFlag = villages.some((row) => row.key || row.contradictory);
    if (setsFlag && !MENDED.flagsSetBackInTime) return null;
    const isLater = cadres.some(({ from }) => from !== null && from >= back.slice(0, from.length));
    return isLater && !MENDED.successorsAfterTheDay ? null : back;
  }

  /** One thing that happens to the cadres of a village. */
  #change(book: Book, others: Book[]): void {
    const { chance, of, between } = this.#dice;
    const { members } = book;
    if (members.length === 0) for (let i = between(1, 3); i > 0; i--) this.#arrive(book);
    const member = of(members);
    const happening = between(1, 12);
    if (happening <= 2) this.#arrive(book);
    else if (happening <= 4 && members.length > 1) this.#leave(book, member);
    else if (happening === 5 && members.length > 2) {
      this.#leave(book, member);
      this.#leave(book, of(members));
    } else if (happening === 6 && book.former.length > 0) {
      const back = of(book.former);
      if (!members.some(({ who }) => who === back)) this.#arrive(book, back);
    } else if (happening <= 8) {
      const from = of(others);
      const mover = of(from.members);
      if (mover?.who && !members.some(({ who }) => who === mover.who)) {
        this.#arrive(book, mover.who);
        if (chance(0.5) && from.members.length > 1) this.#leave(from, mover);
      }
    } else if (happening <= 10) this.#repost(member);
    else if (happening === 11 && member.who) {
      this.#leave(book, member);
      const from = MENDED.vacanciesWithFrom ? this.#from() : null;
      members.push({ ...member, who: null, from });
    } else if (member.who && this.#isNew(member.who) && chance(0.4)) {
      if (chance(0.5)) member.who.staffNo = `L${++this.#names}`;
      else member.who.born = "1980-05";
    }
    if (chance(0.15) && (member.who ? !this.#isSteady(member.who) : MENDED.vacanciesWithFrom)) {
      member.from = this.#from();
    }
  }

  /** Without a number, and never in another village: a number given now joins nobody with another. */
  #isNew(who: Cadre): boolean {
    return who.staffNo === null && this.#books.filter((b) => b.branches.has(who)).length === 1;
  }

  #arrive(book: Book, known?: Cadre): void {
    const { chance, of } = this.#dice;
    const here = new Set(book.members.map(({ who }) => who));
    const free = this.#numbered.filter((cadre) => !here.has(cadre));
    const local = { name: `符${this.#name()}`, staffNo: null, born: null };
    const who = known ?? (chance(0.7) && free.length > 0 ? of(free) : local);
    const isBranched = BRANCHED.includes(book.village);
    const branch =
      book.branches.get(who) ?? (chance(isBranched ? 0.6 : 0.1) ? of(["一支部", "二支部"]) : null);
    book.branches.set(who, branch);
    const early = plusDays("2025-01-01", this.#arrivals++);
    const from = this.#isSteady(who) ? early : this.#from();
    const member: Member = { who, party: null, committee: null, other: null, branch, from };
    this.#repost(member);
    const isGeneral = book.members.some(({ party }) => party === "general_secretary");
    if (isBranched && !isGeneral)
      Object.assign(member, { party: "general_secretary", branch: null });
    book.members.push(member);
  }

  /** A person whose terms are never to vanish: none begins on or after his successor's. */
  #isSteady(who: Cadre | null): boolean {
    return who !== null && who.staffNo === null && !MENDED.vanishedPeopleAreKnown;
  }

  #leave(book: Book, member: Member): void {
    const at = book.members.indexOf(member);
    if (at < 0) return;
    book.members.splice(at, 1);
    if (member.who) book.former.push(member.who);
  }

  #repost(member: Member): void {
    const { chance, of } = this.#dice;
    member.party = chance(0.7) ? (chance(0.1) ? "general_secretary" : of(PARTY)) : null;
    member.committee = chance(0.6) ? of(COMMITTEE) : null;
    member.other = chance(0.08) ? "监委会主任" : null;
    if (!member.party && !member.committee && !member.other) member.party = of(PARTY);
  }

  #from(): string | null {
    const { chance, between } = this.#dice;
    if (chance(0.7)) return null;
    const day = plusDays(this.#today, between(-45, MENDED.successorsAfterTheDay ? 12 : 0));
    return chance(0.2) ? day.slice(0, 7) : day;
  }

  #rows(book: Book): CadreRow[] {
    const { chance } = this.#dice;
    return book.members.flatMap((member): CadreRow[] => {
      const { who, party, committee, other } = member;
      const isOfParty = committee === null && other === null;
      const row: CadreRow = {
        ...placeOf(book),
        ...{ party, committee, other },
        branch: isOfParty || MENDED.branchesOfCommitteePosts ? member.branch : null,
        name: who?.name ?? null,
        staffNo: who?.staffNo ?? null,
        born: chance(0.5) ? (who?.born ?? null) : null,
        from: chance(0.7) || this.#isSteady(who) ? member.from : null,
      };
      // Two rows for two posts, one of them perhaps with a term of its own.
      if (!who?.staffNo || !party || !committee || chance(0.8)) return [row];
      return [
        { ...row, committee: null },
        { ...row, party: null, other: null, from: this.#from() },
      ];
    });
  }

  #villageRows(books: Book[]): VillageRow[] {
    const { chance, between, of } = this.#dice;
    const near = () => (chance(0.25) ? null : plusDays(this.#today, between(-12, 40)));
    const columns = {
      key: chance(0.6),
      contradictory: chance(0.5),
      branchElection: chance(0.3),
      committeeElection: chance(0.25),
      to: chance(0.2),
    };
    return books.map((book) => ({
      ...placeOf(book),
      ...(columns.key && { key: of([true, true, false, null]) }),
      ...(columns.contradictory && { contradictory: of([true, false, false, null]) }),
      ...(columns.branchElection && { branchElection: near() }),
      ...(columns.committeeElection && { committeeElection: near() }),
      ...(columns.to && { to: chance(0.7) ? null : plusDays(this.#today, between(-15, 10)) }),
    }));
  }

  // Leaders.

  #candidate([post, district, township]: (typeof SEATS)[number], at: number): Cadre {
    const place = (township ?? district ?? "琼山区")[0];
    const name = `${"陈林王李"[at]}${place}${post[0]}${district ? "华" : ""}`;
    return { name, staffNo: at === 2 ? null : `S-${name}`, born: null };
  }

  #leader(
    [post, district, township]: (typeof SEATS)[number],
    who: Cadre | null,
    term: { from?: string | null; to?: string | null },
  ): LeaderRow {
    const isLeft = MENDED.leadersNumbersLeftOut && this.#dice.chance(0.2);
    const staffNo = isLeft ? null : (who?.staffNo ?? null);
    const { from = null, to = null } = term;
    return { ...{ post, district, township, from, to, staffNo }, name: who?.name ?? null };
  }

  #leaderRows(seat: (typeof SEATS)[number]): LeaderRow[] {
    const { between, chance, of } = this.#dice;
    const [a, b] = this.#dice.shuffled([0, 1, 2]).map((at) => this.#candidate(seat, at));
    const one = chance(0.2) ? this.#cadreUnder(seat) : (a ?? null);
    const day = (min: number, max: number) => plusDays(this.#today, between(min, max));
    const row = (who: Cadre | null | undefined, term: { from?: string; to?: string }) =>
      this.#leader(seat, who ?? null, term);
    const d1 = day(-40, -8);
    const d2 = plusDays(d1, between(1, 20));
    switch (between(1, 11)) {
      case 1:
      case 2:
      case 3:
      case 11:
        return [row(one, {})];
      case 4:
        return [row(one, { from: day(-40, 10) })];
      case 5:
        return [row(chance(0.5) ? null : one, chance(0.5) ? { from: day(-20, 5) } : {})];
      case 6:
        return [row(a, { to: d1 }), row(b, { from: plusDays(d1, of([1, 1, 1, 4, -3])) })];
      case 7:
        return this.#inAnyOrder([
          row(a, { to: d1 }),
          row(b, { from: plusDays(d1, 1), to: d2 }),
          row(a, { from: plusDays(d2, 1) }),
        ]);
      case 8:
        return chance(0.3) ? [row(one, { from: d1, to: d2 })] : [row(one, { from: d1 })];
      case 9:
        return [row(one, { from: d1.slice(0, 7), ...(chance(0.3) && { to: d2.slice(0, 7) }) })];
      default:
        return [row(a, { from: d1, to: d2 }), row(b, { from: plusDays(d2, 1) })];
    }
  }

  /** Somebody whom the seat's talker is to talk with. */
  #cadreUnder([, district, township]: (typeof SEATS)[number]): Cadre | null {
    const books = this.#books.filter(
      (book) => book.district === district && (township === null || book.township === township),
    );
    const cadres = books.flatMap(({ members }) => members.flatMap(({ who }) => who ?? []));
    const numbered = cadres.filter(({ staffNo }) => staffNo !== null);
    return numbered.length > 0 ? this.#dice.of(numbered) : null;
  }

  #inAnyOrder(rows: LeaderRow[]): LeaderRow[] {
    return MENDED.seatRowsInAnyOrder ? this.#dice.shuffled(rows) : rows;
  }

  // Talks.

  #someTalk(world: World, wanted: (status: string) => boolean): string | null {
    const talks = [...picture(world, this.#today).talks.values()];
    const fitting = talks.filter(({ status }) => wanted(status));
    const pool = fitting.length > 0 && this.#dice.chance(0.9) ? fitting : talks;
    return pool.length === 0 ? null : this.#dice.of(pool).key;
  }

  #log(world: World): Move | null {
    const { chance, between } = this.#dice;
    const entries: Entry[] = [];
    for (let i = chance(0.3) ? between(2, 4) : 1; i > 0; i--) {
      const talk = this.#someTalk(world, (status) => status !== "closed" && status !== "done");
      if (talk) entries.push(this.#entry(world, talk));
    }
    return entries.length === 0 ? null : this.#move({ does: "log", entries });
  }

  #entry(world: World, talk: string): Entry {
    const { chance, between, of } = this.#dice;
    const seat = world.talks.get(talk)?.seat ?? "";
    const holders = world.seats.get(seat)?.holders.flatMap(({ name }) => name ?? []) ?? [];
    const far = chance(0.12) ? between(-60, 3) : between(-10, 0);
    const lacks = chance(0.18) ? of(["mind", "ability", "politics", "standing"]) : null;
    const finding = (name: string) => {
      if (name === lacks)
        return of([
          { text: null, grade: null },
          { text: "好", grade: "unknown" },
        ]);
      return { text: "好", grade: chance(0.5) ? "good" : null };
    };
    return {
      tag: ++this.#tags,
      talk,
      date: chance(0.5) ? null : plusDays(this.#today, far),
      talker: chance(0.8) ? null : of([...holders, ...holders, "代谈人"]),
      mode: chance(0.8) ? null : of(MODES),
      with: chance(0.06) ? ["旁人"] : [],
      findings: {
        mind: finding("mind"),
        ability: finding("ability"),
        politics: finding("politics"),
        standing: finding("standing"),
      },
    };
  }

  #void(world: World): Move | null {
    if (world.records.length === 0) return null;
    const { tag } = this.#dice.of(world.records);
    return this.#move({ does: "void", record: tag });
  }

  #waive(world: World, does: "waive" | "unwaive"): Move | null {
    const talk = this.#someTalk(world, (status) =>
      does === "waive" ? status === "outstanding" || status === "partial" : status === "waived",
    );
    return talk ? this.#move({ does, talk }) : null;
  }

  #cycle(world: World): Move {
    const { between, chance } = this.#dice;
    if (chance(0.35)) {
      const start = plusDays("2026-09-01", between(-20, 50));
      return this.#move({ does: "cycle", start, election: null });
    }
    const isNear = world.cycle.election <= plusDays(this.#today, 5);
    const election = plusDays(this.#today, isNear ? between(5, 60) : between(-8, 60));
    return this.#move({ does: "cycle", start: null, election });
  }

  #nonsense(world: World): Move {
    const { cycle } = world;
    const tomorrow = plusDays(this.#today, 1);
    const [argv, exit] = this.#dice.of<[string[], number]>([
      [["log", "99999", "--mind", "好"], 3],
      [["void", "99999", "--reason", "误"], 3],
      [["waive", "99999", "--reason", "病", "--approver", "部长"], 3],
      [["unwaive", "99999", "--reason", "误"], 3],
      [["cycle", "--election", cycle.start], 3],
      [["cycle", "--start", cycle.election], 3],
      [["cycle", "--election", "2026-13-01"], 3],
      [["import", "leaders.csv", "--effective", tomorrow], 3],
      [["show", "99999"], 3],
      [["waive", "1", "--reason", " ", "--approver", "部长"], 3],
      [["waive", "1", "--reason", "病"], 2],
      [["log", "1", "--mode", "letter"], 3],
      [["log", "1", "--date", "2026-02-30"], 3],
      [["nonsense"], 2],
    ]);
    return { today: this.#today, argv, exit };
  }

  #name(): string {
    const at = this.#names++;
    return `${GIVEN[Math.floor(at / GIVEN.length) % GIVEN.length]}${GIVEN[at % GIVEN.length]}`;
  }
}

function placeOf({ district, township, village }: Book) {
  return { district, township, village };
}
