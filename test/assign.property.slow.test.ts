import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CYCLE, csv, type Roster, type Row, roster, TABLES } from "./helpers/rosters.ts";
import { type Office, office } from "./helpers/talks.ts";

// ---- The oracle: the three sentences of the source and the rules of domain.md, said once more ----

/** A talk that is owed. Places are `district/township/village`; a person is a staff number, or a
 * place and a name; a seat is its post and its place. */
interface Owed {
  tier: number;
  seat: string;
  talker: string | null;
  person: string;
  posts: string[];
  villages: string[];
  because: string[];
  deadline: string;
  overdue: boolean;
}

const HEADS = ["general_secretary", "secretary", "director"];
const OTHERS = ["deputy_secretary", "branch_member", "deputy_director", "committee_member"];
const BOTH_COMMITTEES = [...HEADS, ...OTHERS];
const FLAGS = ["key", "contradictory"];

const districtOf = (row: Row) => row.district || CYCLE.district;
const townshipOf = (row: Row) => `${districtOf(row)}/${row.township}`;
const villageOf = (row: Row) => `${townshipOf(row)}/${row.village}`;
const personOf = (row: Row) => row.staff_no || `${villageOf(row)}/${row.name}`; // rule 21
const seatOf = (row: Row) => `${row.post}/${row.township ? townshipOf(row) : districtOf(row)}`;
const unique = (texts: string[]) => [...new Set(texts)].sort();
/** Terms are inclusive, and a month is all of its days. */
const begun = (from = "", day: string) => day.slice(0, from.length) >= from;
const over = (to = "", day: string) => day.slice(0, to.length) > to;

/** What a row holds in the two committees (rule 19), in the words of a Talk. */
function insideOf({ party_post, committee_post }: Row): string[] {
  const party = party_post === "member" ? "branch_member" : party_post;
  const committee = committee_post === "member" ? "committee_member" : committee_post;
  return [party ?? "", committee ?? ""].filter((post) => BOTH_COMMITTEES.includes(post));
}

function holderOf({ leaders }: Roster, seat: string, today: string): Row | undefined {
  return leaders.find(
    (row) => seatOf(row) === seat && row.name && begun(row.from, today) && !over(row.to, today),
  );
}

/** Every village with the rows and flags that count on the day it is reckoned by. */
function reckon({ villages, cadres, today: stated }: Roster, today: string) {
  return unique([...villages, ...cadres].map(villageOf)).map((village) => {
    const facts = villages.find((row) => villageOf(row) === village) ?? {};
    // Rule 9: the earlier of its own election days, else the cycle's; the deadline is the day before.
    const own = [facts.branch_election, facts.committee_election].filter(Boolean).sort();
    const elections = own.length > 0 ? own : [CYCLE.election];
    const deadline = new Date(Date.parse(elections[0] ?? "") - 86_400_000)
      .toISOString()
      .slice(0, 10);
    // From when: what a statement made after the last election day gives the month of an election
    // was given by that election, and counts from the day after the deadline.
    const isAfter = stated > (elections.at(-1) ?? "");
    const isElected = ({ from = "" }: Row) =>
      isAfter && from.length === 7 && elections.some((election) => election?.startsWith(from));
    // Rule 9: reckoned as it stood on the earlier of today and the deadline. Later changes, a
    // village's end (rule 25) among them, neither open nor close a talk.
    const day = today < deadline ? today : deadline;
    const ended = over(facts.to, day);
    const rows = cadres.filter(
      (row) => !ended && villageOf(row) === village && begun(row.from, day) && !isElected(row),
    );
    const general = rows.some((row) => row.party_post === "general_secretary");
    const counted = rows.map((row) => {
      // Rule 17: deputies and members of the branches below a general branch are outside.
      const below = general && row.branch ? ["deputy_secretary", "branch_member"] : [];
      return { row, posts: insideOf(row).filter((post) => !below.includes(post)) };
    });
    const flags = FLAGS.filter((flag) => facts[flag] === "yes");
    return { village, deadline, ended, flags, general, rows: counted };
  });
}

/** What the three sentences say of one row of the cadres table. */
function claimsIn(roster: Roster, today: string) {
  return reckon(roster, today).flatMap(({ village, deadline, flags, rows }) => {
    const [district, township] = village.split("/");
    return rows.flatMap(({ row, posts }) => {
      const heads = posts.filter((post) => HEADS.includes(post));
      return [
        {
          tier: 1,
          seat: `district_secretary/${district}`,
          posts: flags.length ? heads : [],
          flags,
        },
        { tier: 2, seat: `organization_minister/${district}`, posts: heads, flags: [] },
        { tier: 3, seat: `township_secretary/${district}/${township}`, posts, flags: [] },
      ]
        .filter(({ posts }) => row.name && posts.length > 0) // rule 10: a vacant post owes no talk
        .map((claim) => {
          const talker = holderOf(roster, claim.seat, today);
          const isSelf = Boolean(talker?.staff_no) && talker?.staff_no === row.staff_no; // rule 20
          return { ...claim, row, village, deadline, talker, isSelf };
        });
    });
  });
}

function owedIn(roster: Roster, today: string): Owed[] {
  const claims = claimsIn(roster, today).filter(({ isSelf }) => !isSelf);
  const keyOf = ({ seat, row }: (typeof claims)[number]) => `${seat} ${personOf(row)}`;
  // Rules 1, 2 and 16: one talk a seat and person, with all posts and villages.
  return unique(claims.map(keyOf)).flatMap((key) => {
    const same = claims.filter((claim) => keyOf(claim) === key);
    const [first] = same;
    const [deadline] = unique(same.map((claim) => claim.deadline));
    if (!first || !deadline) return [];
    return {
      tier: first.tier,
      seat: first.seat,
      talker: first.talker?.name ?? null, // rule 10: a vacant seat still owes
      person: personOf(first.row),
      posts: unique(same.flatMap((claim) => claim.posts)),
      villages: unique(same.map((claim) => claim.village)),
      because: FLAGS.filter((flag) => same.some(({ flags }) => flags.includes(flag))),
      deadline,
      overdue: today > deadline,
    };
  });
}

/** What has to be pointed out, as `code place person-or-post`. */
function problemsIn(roster: Roster, today: string): string[] {
  const villages = reckon(roster, today);
  const claims = claimsIn(roster, today);
  const inside = claims.map(({ row }) => personOf(row));
  return unique([
    ...seatsIn(roster)
      .filter((seat) => !holderOf(roster, seat, today)) // rule 10
      .map((seat) => `seat-vacant ${seat}`),
    ...claims
      .filter(({ isSelf }) => isSelf) // rule 20
      .map(({ seat, row }) => `talker-is-interviewee ${seat} ${row.name}`),
    ...claims
      .filter(({ talker, row }) => talker?.name === row.name && !(talker?.staff_no && row.staff_no))
      .map(({ seat, row }) => `same-name-as-talker ${seat} ${row.name}`),
    ...villages.flatMap(({ village, general, rows }) => {
      const branches = unique(rows.flatMap(({ row }) => row.branch || [])); // rule 17
      return branches.length >= 2 && !general ? `no-general-branch ${village}` : [];
    }),
    ...villages.flatMap(({ village, rows }) =>
      rows.flatMap(({ row }) => {
        if (!row.name) return insideOf(row).map((post) => `post-vacant ${village} ${post}`); // rule 10
        // Rules 17 and 19, for people with no post inside.
        return inside.includes(personOf(row))
          ? []
          : `outside-the-two-committees ${village} ${row.name}`;
      }),
    ),
  ]);
}

const POINTED_OUT = [
  ...["seat-vacant", "talker-is-interviewee", "same-name-as-talker", "no-general-branch"],
  ...["post-vacant", "outside-the-two-committees"],
];

function seatsIn({ leaders, villages, cadres }: Roster): string[] {
  const rows = [...leaders, ...villages, ...cadres];
  const districts = [CYCLE.district, ...rows.map(districtOf)];
  return unique([
    ...districts.map((place) => `district_secretary/${place}`),
    ...districts.map((place) => `organization_minister/${place}`),
    ...rows.filter((row) => row.township).map((row) => `township_secretary/${townshipOf(row)}`),
  ]);
}

// ---- What the program says, in the oracle's words ----

const place = (...names: (string | null | undefined)[]) => names.filter(Boolean).join("/");

// biome-ignore lint/suspicious/noExplicitAny: a printed Talk
const said = (talk: any) => ({
  tier: talk.tier,
  seat: place(talk.seat.post, talk.seat.district, talk.seat.township),
  talker: talk.talker,
  person:
    talk.person.staffNo ??
    place(talk.person.district, talk.person.township, talk.person.village, talk.person.name),
  posts: [...talk.posts].sort(),
  villages: unique(talk.villages),
  because: talk.because,
  deadline: talk.deadline,
  overdue: talk.overdue,
});

/** Talks in a fixed order, their villages by the name alone, as they are printed. */
const sorted = (talks: Owed[]) =>
  talks
    .map((talk) => ({
      ...talk,
      villages: unique(talk.villages.map((village) => village.split("/").at(-1) ?? "")),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

// biome-ignore lint/suspicious/noExplicitAny: a printed problem
const saidProblem = ({ code, seat, district, township, village, person, post }: any) =>
  [
    code,
    code.startsWith("post-") || !seat ? place(district, township, village) : "",
    seat && place(seat, district, township),
    person,
    code === "post-vacant" && post,
  ]
    .filter(Boolean)
    .join(" ");

// ---- The properties ----

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 12) };

/** An office with an empty database. */
async function emptyOffice(): Promise<Office> {
  const self = office(CYCLE.start);
  self.env.TALKS_DB = join(self.folder, "empty.db");
  const { district, start, election } = CYCLE;
  await self.ok("init", "--district", district, "--start", start, "--election", election);
  return self;
}

/** Takes a roster into a new database; nothing is assigned yet. Gives the paths of its files. */
async function receive(self: Office, files: Roster): Promise<string[]> {
  self.env.TALKS_DB = join(self.folder, "talks.db");
  copyFileSync(join(self.folder, "empty.db"), self.env.TALKS_DB);
  self.today = files.today;
  const paths = TABLES.map((table) => self.file(`${table}.csv`, csv(files, table)));
  await self.ok("import", ...paths);
  return paths;
}

const bytes = (self: Office) => readFileSync(self.env.TALKS_DB ?? "");

/** Whether a village of the cadres table votes for the last time between the roster's two days. */
function haveVoted({ villages, cadres, today, later }: Roster): boolean {
  return unique(cadres.map(villageOf)).some((village) => {
    const facts = villages.find((row) => villageOf(row) === village) ?? {};
    const own = [facts.branch_election, facts.committee_election].filter(Boolean).sort();
    const last = own.at(-1) ?? CYCLE.election;
    return today <= last && last < later;
  });
}

const events = async (self: Office) => (await self.ok("history")).events.length;

test("assign adds what the three sentences and the rules demand, and points out the rest", async () => {
  const self = await emptyOffice();
  await fc.assert(
    fc.asyncProperty(roster, async (files) => {
      await receive(self, files);
      const { added, required, problems } = await self.ok("assign");
      const owed = owedIn(files, files.today);
      expect(sorted(added.map(said))).toEqual(sorted(owed));
      expect(required).toBe(owed.length);
      // Vacancies outside the two committees may or may not be listed.
      const known = problems.filter(
        ({ code, post }: Row) =>
          POINTED_OUT.includes(code ?? "") &&
          (code !== "post-vacant" || BOTH_COMMITTEES.includes(post ?? "")),
      );
      expect(unique(known.map(saidProblem))).toEqual(problemsIn(files, files.today));
    }),
    RUNS,
  );
});

test("a talk counts in the row of each of its villages, once in the total (rule 16)", async () => {
  const self = await emptyOffice();
  await fc.assert(
    fc.asyncProperty(roster, async (files) => {
      await receive(self, files);
      await self.ok("assign");
      const report = await self.ok("report", "--by", "village");
      const owed = owedIn(files, files.today);
      const counts = (places: string[], of: (talk: Owed) => string[]) =>
        Object.fromEntries(
          places.map((one) => [one, owed.filter((talk) => of(talk).includes(one)).length]),
        );
      const rows = [...files.villages, ...files.cadres];
      const townships = [...rows, ...files.leaders].filter((row) => row.township).map(townshipOf);
      const printed = (rows: Row[]) =>
        Object.fromEntries(
          rows.map(({ district, township, village, required }) => [
            place(district, township, village),
            required,
          ]),
        );
      expect(report.totals.required).toBe(owed.length);
      expect(printed(report.villages)).toEqual(
        counts(rows.map(villageOf), (talk) => talk.villages),
      );
      expect(printed(report.townships)).toEqual(
        counts(townships, (talk) =>
          talk.villages.map((village) => village.replace(/[/][^/]*$/, "")),
        ),
      );
    }),
    RUNS,
  );
});

test("assigning and importing again change nothing; a dry run says the same and writes nothing", async () => {
  const self = await emptyOffice();
  await fc.assert(
    fc.asyncProperty(roster, async (files) => {
      const paths = await receive(self, files);
      const untouched = bytes(self);
      const rehearsed = await self.ok("assign", "--dry-run");
      expect(bytes(self).equals(untouched)).toBe(true);

      const assigned = await self.ok("assign");
      // biome-ignore lint/suspicious/noExplicitAny: a printed Talk
      const added = assigned.added.map((talk: any) => ({ ...talk, id: null }));
      expect(rehearsed).toEqual({ ...assigned, dryRun: true, added });

      const settled = bytes(self);
      expect(await self.ok("assign")).toEqual({
        ...assigned,
        added: [],
        unchanged: assigned.required,
      });
      self.today = files.later;
      const again = await self.ok("import", ...paths);
      expect(again).toMatchObject({ changes: [], people: { added: 0, changed: 0, left: 0 } });
      const known = assigned.required > 0 ? 3 : 2;
      if (haveVoted(files)) {
        // The first statement after an election may say more: that the new roster is in, and which
        // posts the election gave. The next says nothing.
        expect([known, known + 1]).toContain(await events(self));
        const isIn = bytes(self);
        await self.ok("import", ...paths);
        expect(bytes(self).equals(isIn)).toBe(true);
      } else {
        expect(bytes(self).equals(settled)).toBe(true);
        expect(await events(self)).toBe(known);
      }
    }),
    RUNS,
  );
});

test("as days go by, assigning again closes what is no longer owed and keeps the rest", async () => {
  const self = await emptyOffice();
  await fc.assert(
    fc.asyncProperty(roster, async (files) => {
      await receive(self, files);
      const first = await self.ok("assign");
      self.today = files.later;
      const second = await self.ok("assign");
      const { talks } = await self.ok("list", "--status", "all");
      // biome-ignore lint/suspicious/noExplicitAny: a printed Talk
      const inForce = talks.filter((talk: any) => talk.status !== "closed");
      const owed = owedIn(files, files.later);
      expect(sorted(inForce.map(said))).toEqual(sorted(owed));
      expect(talks).toHaveLength(first.added.length + second.added.length);
      // biome-ignore lint/suspicious/noExplicitAny: a printed Talk
      const identity = ({ id, seat, person: { name, born, staffNo } }: any) =>
        JSON.stringify([id, seat, name, born, staffNo]);
      expect(talks.map(identity)).toEqual(expect.arrayContaining(first.added.map(identity)));
    }),
    RUNS,
  );
});

test("what days close is closed because a village ended or the talker is the interviewee", async () => {
  const self = await emptyOffice();
  await fc.assert(
    fc.asyncProperty(roster, async (files) => {
      await receive(self, files);
      await self.ok("assign");
      self.today = files.later;
      const { closed } = await self.ok("assign");
      const before = owedIn(files, files.today);
      const endedNow = reckon(files, files.later).filter(({ ended }) => ended);
      const claims = claimsIn(files, files.later);
      for (const talk of closed) {
        const { seat, person } = said(talk);
        const rested = before.find((one) => one.seat === seat && one.person === person);
        const gone = rested?.villages.filter((one) => endedNow.some((v) => v.village === one));
        const isSelf = claims.some(
          (claim) => claim.isSelf && claim.seat === seat && personOf(claim.row) === person,
        );
        if (gone?.length === 0 && isSelf) expect(talk.closedBecause).toBe("talker-is-interviewee");
        if (gone?.length === rested?.villages.length && !isSelf) {
          expect(talk.closedBecause).toBe("village-ended"); // rule 25
        }
      }
    }),
    RUNS,
  );
});

test("a statement that replaces another changes nothing when it is made again", async () => {
  const self = await emptyOffice();
  await fc.assert(
    fc.asyncProperty(roster, roster, async (before, files) => {
      await receive(self, before);
      if (files.today > self.today) self.today = files.today;
      const paths = TABLES.map((table) => self.file(`${table}.csv`, csv(files, table)));
      const { exit } = await self.talks("import", ...paths);
      fc.pre(exit === 0); // a row without `from` may not go with what is known
      const settled = bytes(self);
      await self.ok("import", ...paths);
      expect(bytes(self).equals(settled)).toBe(true);
    }),
    RUNS,
  );
});

// ---- Found by the properties above, kept as examples ----

// Rules 1 and 17: every branch secretary counts, and one person is one talk per seat.
test("one secretary of two branches is owed one talk by each seat", async () => {
  const self = await emptyOffice();
  const cadres = `township,village,name,party_post,branch,born
龙塘镇,三桥村,吴一,secretary,一支部,1975-03
龙塘镇,三桥村,吴一,secretary,二支部,1975-03
`;
  await self.ok("import", self.file("cadres.csv", cadres));
  const { added } = await self.ok("assign");
  expect(added.map(({ tier }: Owed) => tier)).toEqual([2, 3]);
});

// "The same statement twice changes nothing the second time and writes no event."
test("a holder whose earlier term is without his staff number, imported twice", async () => {
  const self = await emptyOffice();
  const leaders = `post,name,from,to,staff_no
organization_minister,冯跨,,2026-10-31,
organization_minister,冯跨,2026-11-01,,M2
`;
  const path = self.file("leaders.csv", leaders);
  await self.ok("import", path);
  const known = await events(self);
  await self.ok("import", path);
  expect(await events(self)).toBe(known);
});
