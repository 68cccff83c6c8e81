import fc from "fast-check";

/** A row of a roster table, by column; a blank cell is the empty text. */
export type Row = Partial<Record<string, string>>;

/** A roster as an office sends it, and two days on which it is asked what is owed. */
export interface Roster {
  today: string;
  later: string;
  leaders: Row[];
  villages: Row[];
  cadres: Row[];
}

/** The district that `init` names, and its days. */
export const CYCLE = { district: "琼山区", start: "2026-09-01", election: "2026-12-10" };

const DAYS = [
  ...["2026-09-01", "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", "2026-11-02"],
  ...["2026-11-15", "2026-11-16", "2026-12-09", "2026-12-10", "2026-12-11"],
];
const day = fc.constantFrom(...DAYS);
const dayOrMonth = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
);
/** One of `oneIn` cells is filled. */
const sometimes = (oneIn: number, cell: fc.Arbitrary<string>) =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant("") }, { weight: 1, arbitrary: cell });
const mostly = (cell: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant("") }, { weight: 3, arbitrary: cell });
const flag = fc.constantFrom("", "no", "yes");

/**
 * Who may stand in the rows of a village. Names without a staff number come back in other villages
 * as other people; 甲 and 乙 become numbers of the village's own; M1 and M2 are the same everywhere.
 */
const VILLAGERS: Row[] = [
  ...[{ name: "吴一", born: "1975-03" }, { name: "吴二", born: "1982-11" }, { name: "" }],
  ...[
    { name: "符同", staff_no: "甲" },
    { name: "符同", staff_no: "乙" },
  ],
  ...[
    { name: "郑跨", staff_no: "M1" },
    { name: "冯跨", staff_no: "M2" },
  ],
];

/** Who may hold a seat: talkers, nobody, people of the villages, and one who only shares a name. */
const LEADERS = [
  ...[{ name: "陈书记", staff_no: "L1" }, { name: "林部长" }, { name: "" }],
  ...[
    { name: "符同", staff_no: "0甲" },
    { name: "郑跨", staff_no: "M1" },
  ],
  ...[{ name: "冯跨", staff_no: "M2" }, { name: "冯跨" }],
];

const cadre = fc.record({
  who: fc.nat(VILLAGERS.length - 1),
  party_post: mostly(
    fc.constantFrom(
      ...["secretary", "member", "deputy_secretary", "general_secretary", "first_secretary"],
    ),
  ),
  committee_post: mostly(fc.constantFrom("director", "member", "deputy_director")),
  other_post: sometimes(4, fc.constantFrom("监委会主任", "文书")),
  branch: sometimes(2, fc.constantFrom("一支部", "二支部")),
});

const village = fc.record({
  /** Whether the villages table has it; else the cadres table alone. */
  listed: fc.constantFrom(true, true, true, false),
  district: fc.constantFrom("", CYCLE.district),
  key: flag,
  contradictory: flag,
  branch_election: sometimes(3, day),
  committee_election: sometimes(3, day),
  to: sometimes(4, dayOrMonth),
  /** From when each of the VILLAGERS is what he is. */
  from: fc.tuple(...VILLAGERS.map(() => sometimes(4, dayOrMonth))),
  cadres: fc.array(cadre, { maxLength: 7, size: "max" }),
});

/** Holders one after the other, with or without days in between. */
const seat = fc
  .record({
    people: fc.array(fc.constantFrom(...LEADERS), { maxLength: 2 }),
    days: fc.uniqueArray(day, { minLength: 4, maxLength: 4 }),
    /** How much of the first day and of the last is said: nothing, the month, all. */
    said: fc.tuple(fc.constantFrom(0, 7, 10), fc.constantFrom(0, 7, 10)),
  })
  .map(({ people, days, said }) => {
    const ordered = [...days].sort();
    return people.map((person, i) => ({
      ...person,
      from: ordered[2 * i]?.slice(0, i === 0 ? said[0] : 10),
      to: ordered[2 * i + 1]?.slice(0, i === people.length - 1 ? said[1] : 10),
    }));
  });

const district = fc.record({
  secretary: seat,
  minister: seat,
  townships: fc.array(
    fc.record({ seat, villages: fc.array(village, { minLength: 1, maxLength: 4 }) }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Any valid roster; a counterexample is shown as the files to import. */
export const roster: fc.Arbitrary<Roster> = fc
  .record({
    districts: fc.array(district, { minLength: 1, maxLength: 2 }),
    days: fc.tuple(day, day),
  })
  .map(({ districts, days }) => {
    const [today = "", later = ""] = [...days].sort();
    const made: Roster = { today, later, leaders: [], villages: [], cadres: [] };
    let number = 0;
    districts.forEach(({ secretary, minister, townships }, d) => {
      // The home district may be left out.
      const other = d === 0 ? "" : "秀英区";
      const addSeat = (post: string, township: string, terms: Row[]) => {
        const rows = terms.map((term) => ({ post, district: other, township, ...term }));
        made.leaders.push(...rows);
      };
      addSeat("district_secretary", "", secretary);
      addSeat("organization_minister", "", minister);
      townships.forEach(({ seat, villages }, t) => {
        const township = ["龙塘镇", "国兴街道", "红明农场"][t] ?? "";
        addSeat("township_secretary", township, seat);
        villages.forEach(({ listed, from, cadres, ...facts }, v) => {
          const place = {
            district: other || facts.district,
            township,
            village: ["三桥村", "米铺社区", "云庄村", "龙富村"][v] ?? "",
          };
          if (listed) made.villages.push({ ...facts, ...place });
          for (const { who, ...posts } of cadres) {
            if (!posts.party_post && !posts.committee_post && !posts.other_post) continue;
            const person = VILLAGERS[who] ?? {};
            const staff_no = (person.staff_no ?? "").replace(/[甲乙]/, `${number}$&`);
            made.cadres.push({ ...place, ...person, ...posts, staff_no, from: from[who] ?? "" });
          }
          number++;
        });
      });
    });
    return { ...made, [fc.toStringMethod]: () => show(made) };
  });

const COLUMNS = {
  leaders: ["post", "name", "district", "township", "from", "to", "staff_no"],
  villages: [
    ...["district", "township", "village", "key", "contradictory"],
    ...["branch_election", "committee_election", "to"],
  ],
  cadres: [
    ...["district", "township", "village", "name", "party_post", "committee_post"],
    ...["branch", "other_post", "staff_no", "born", "from"],
  ],
};
export const TABLES = ["leaders", "villages", "cadres"] as const;

/** One of a roster's three files. */
export function csv(roster: Roster, table: (typeof TABLES)[number]): string {
  const columns = COLUMNS[table];
  const rows = roster[table].map((row) => columns.map((column) => row[column] ?? ""));
  return [columns, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}

function show(roster: Roster): string {
  const files = TABLES.map((table) => `--- ${table}.csv\n${csv(roster, table)}`);
  return `\nTALKS_TODAY=${roster.today}, later ${roster.later}\n${files.join("")}`;
}
