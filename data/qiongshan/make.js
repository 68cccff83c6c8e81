// Makes the demo's roster: leaders.csv, villages.csv and cadres.csv, and the cadres after the election:
// cadres-after.csv.
//   node make.js [folder]        (default: the folder of this file)
// The places come from divisions.csv; every person, flag and day is made up here.
// The seed is fixed, so the same script always writes the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {Record<string, string | undefined>} Row a table's, by its columns
 * @typedef {{ township: string, village: string, code: string }} Place
 * @typedef {{ name: string, sex: string, born: string, staff_no: string }} Person
 * @typedef {object} Post what a person is in a village, by the columns of cadres.csv
 * @property {string} [party_post]
 * @property {string} [committee_post]
 * @property {string} [branch]
 * @property {string} [other_post]
 * @property {string} [name] where it has to be somebody of this name
 * @property {string} [sex]
 * @property {boolean} [vacant]
 * @property {string} [headOf] held by the first of that village
 */

const SEED = 20260901;
const KEY = 12;
const CONTRADICTORY = 7;
const BOTH = 2;

// The cases the demo shows stand here by name, so that another seed does not lose them.
const VACANT_SEAT = "滨江街道";
const CHANGED_SEAT = { township: "旧州镇", lastDay: "2026-10-18", firstDay: "2026-10-19" };
/** @type {Record<string, Row>} */
const ELECTION_DAYS = {
  云龙镇: { branch_election: "2026-12-08", committee_election: "2026-12-12" },
  大坡镇: { branch_election: "2026-12-15", committee_election: "2026-12-15" },
};
const HEAD = { party_post: "secretary", committee_post: "director" };
const SECRETARY = { party_post: "secretary" };
const DIRECTOR = { party_post: "member", committee_post: "director" };
const MEMBER = { party_post: "member", committee_post: "member" };
// What a village's list begins with, where that is not one person as secretary and director.
/** @type {Record<string, Post[]>} */
const BEGINNINGS = {
  忠介社区居委会: [SECRETARY, DIRECTOR],
  文道村委会: [SECRETARY, DIRECTOR],
  乐来村委会: [SECRETARY, DIRECTOR],
  石塔村委会: [SECRETARY, { committee_post: "director", vacant: true }],
  合群村委会: [{ party_post: "secretary", vacant: true }, DIRECTOR],
  益新村委会: [{ party_post: "secretary", headOf: "益民村委会" }, DIRECTOR],
  谷桥村委会: [HEAD, { committee_post: "deputy_director", vacant: true }],
  城东社区居委会: [HEAD, { committee_post: "member", vacant: true }],
  雅秀村委会: [HEAD, { committee_post: "member", vacant: true }],
  云阁村委会: [HEAD, { party_post: "member", vacant: true }],
  新昌村委会: [HEAD, { party_post: "member", vacant: true }],
  米铺社区居委会: [HEAD, { ...MEMBER, name: "欧阳穗生", sex: "男" }],
  博桂社区居民委员会: [HEAD, { ...MEMBER, name: "阿依夏·库尔班", sex: "女" }],
  龙昆南社区居民委员会: [
    { party_post: "general_secretary", committee_post: "director" },
    { party_post: "deputy_secretary", committee_post: "deputy_director" },
    MEMBER,
    MEMBER,
    { party_post: "secretary", branch: "第一党支部" },
    { party_post: "secretary", branch: "第二党支部" },
    { party_post: "secretary", branch: "第三党支部" },
    // A deputy below the general branch is outside the two committees.
    { party_post: "deputy_secretary", branch: "第一党支部" },
  ],
};

// Common surnames of Hainan; the commonest stand more than once.
const SURNAMES = [
  ..."王王王王陈陈陈陈吴吴吴林林林符符符李李黄黄周周郑韩云邢冯梁蔡何曾张许莫邓潘杨谢苏洪麦羊蒙卢叶钟",
];
/** @type {Record<string, string[]>} */
const GIVEN = {
  男: [..."海国明建文志光才德春荣运昌泽永家振业道学世良忠诚平益盛发琼龙川照仁积锋勇书传定"],
  女: [..."海春秀丽梅花兰玉琼英燕芳香娇月妹桂霞雪云珍莲萍娟慧虹青菊小美金爱彩晓娜婷曼少"],
};
// Leaders hold public offices. Unusual given names keep theirs clear of the real holders.
const LEADER_GIVEN = [..."砚屿苇禾岚沅翎舟笙樵汀穗棠墨澄砺榕崎茗竺皓朔"];

// mulberry32: a few lines, and the same numbers on every machine.
let state = SEED;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const between = (/** @type {number} */ low, /** @type {number} */ high) =>
  low + Math.floor(random() * (high - low + 1));
/** @template T @param {T[]} list */
const pick = (list) => /** @type {T} */ (list[between(0, list.length - 1)]);
const month = (/** @type {number} */ from, /** @type {number} */ to) =>
  `${between(from, to)}-${String(between(1, 12)).padStart(2, "0")}`;

/** @template T @param {T[]} list @param {number} count */
function sample(list, count) {
  const left = [...list];
  return Array.from({ length: count }, () => left.splice(between(0, left.length - 1), 1)).flat();
}

let staffCount = 0;
const staffNo = () => `样${String(++staffCount).padStart(4, "0")}`;

// Namesakes in one village would have to be told apart, so a name is drawn until it is free.
/** @param {Set<string>} taken @param {string[]} given @param {number} length */
function freeName(taken, given, length) {
  let name;
  do name = pick(SURNAMES) + sample(given, length).join("");
  while (taken.has(name));
  taken.add(name);
  return name;
}

/** @param {Post} post @param {Set<string>} taken @param {number} youngest @returns {Person} */
function makePerson(post, taken, youngest) {
  const sex = post.sex ?? (random() < 0.3 ? "女" : "男");
  const name = post.name ?? freeName(taken, GIVEN[sex] ?? [], random() < 0.03 ? 1 : 2);
  return { name, sex, born: month(1964, youngest), staff_no: staffNo() };
}

/** @param {string[]} townships @returns {Row[]} */
function makeLeaders(townships) {
  /** @type {Set<string>} */
  const taken = new Set();
  /** @type {(post: string, township?: string, term?: Row) => Row} */
  const leader = (post, township, term) => {
    const from = `${month(2021, 2025)}-${between(10, 28)}`;
    const name = freeName(taken, LEADER_GIVEN, 2);
    return { post, township, name, from, staff_no: staffNo(), ...term };
  };
  const secretaries = townships.flatMap((township) => {
    const post = "township_secretary";
    if (township === VACANT_SEAT) return [{ post, township }];
    if (township !== CHANGED_SEAT.township) return [leader(post, township)];
    return [
      leader(post, township, { to: CHANGED_SEAT.lastDay }),
      leader(post, township, { from: CHANGED_SEAT.firstDay }),
    ];
  });
  return [leader("district_secretary"), leader("organization_minister"), ...secretaries];
}

function townshipKind(/** @type {string} */ township) {
  if (township.endsWith("镇")) return "town";
  return township.endsWith("街道") ? "street" : "farm";
}

// 生活区 are the quarters of state farms: residents, so communities. 村委员 is how the source
// writes 村委会 twice: villages.
function villageKind(/** @type {string} */ village) {
  return /社区|居委会|居民委员会|生活区/.test(village) ? "community" : "village";
}

/** @param {Place[]} places @returns {Row[]} */
function makeVillages(places) {
  const flagged = sample(places, KEY + CONTRADICTORY - BOTH);
  const key = flagged.slice(0, KEY);
  const contradictory = flagged.slice(KEY - BOTH);
  return places.map((place) => ({
    ...place,
    township_kind: townshipKind(place.township),
    kind: villageKind(place.village),
    key: key.includes(place) ? "yes" : "no",
    contradictory: contradictory.includes(place) ? "yes" : "no",
    ...ELECTION_DAYS[place.township],
  }));
}

// The posts of a village's two committees, one entry for each person, three to seven people.
function committeePosts(/** @type {string} */ village) {
  /** @type {Post[]} */
  const posts = [...(BEGINNINGS[village] ?? [HEAD])];
  const size = between(3, 7) + posts.filter((post) => post.vacant).length;
  const addAtTimes = (/** @type {Post} */ post) =>
    posts.length < size && random() < 0.12 && posts.push(post);
  addAtTimes({ party_post: "deputy_secretary", committee_post: "member" });
  addAtTimes({ party_post: "member", committee_post: "deputy_director" });
  while (posts.length < size) {
    const one = pick(
      /** @type {Post[]} */ ([{ party_post: "member" }, { committee_post: "member" }]),
    );
    posts.push(random() < 0.6 ? MEMBER : one);
  }
  return posts;
}

/** @param {Place[]} places */
function makeCadres(places) {
  // People with work in the village and no post in the two committees.
  const villages = places.filter(({ village }) => villageKind(village) === "village");
  /** @type {{ post: Post, at: Place[] }[]} */
  const outside = [
    { post: { party_post: "first_secretary" }, at: sample(villages, 5) },
    { post: { other_post: "监委会主任" }, at: sample(places, 8) },
    { post: { other_post: "文书" }, at: sample(places, 6) },
  ];
  /** @type {Record<string, Person>} */
  const heads = {};
  return places.flatMap((place) => {
    const { village, township } = place;
    const others = outside.filter(({ at }) => at.includes(place)).map(({ post }) => post);
    /** @type {Set<string>} */
    const taken = new Set();
    return [...committeePosts(village), ...others].map((post, index) => {
      if (post.vacant) return { township, village, ...post };
      const person = heads[post.headOf ?? ""] ?? makePerson(post, taken, index === 0 ? 1990 : 1998);
      taken.add(person.name);
      if (index === 0) heads[village] = person;
      return { township, village, ...post, ...person };
    });
  });
}

/** A number from 0 to 1 that goes with a staff number, drawn apart from all others. */
function share(/** @type {string} */ staffNo, /** @type {number} */ salt) {
  const number = Number(staffNo.slice(1)) + salt * 7919;
  return (Math.imul(number, 2654435761) >>> 0) / 4294967296;
}

// Who is younger went to school for longer.
/** @type {[bornFrom: string, [education: string, upTo: number][]][]} */
const SCHOOLING = [
  [
    "1990",
    [
      ["本科", 0.55],
      ["大专", 0.9],
      ["高中", 1],
    ],
  ],
  [
    "1975",
    [
      ["本科", 0.15],
      ["大专", 0.6],
      ["高中", 0.88],
      ["初中", 1],
    ],
  ],
  [
    "",
    [
      ["大专", 0.22],
      ["高中", 0.68],
      ["初中", 1],
    ],
  ],
];
const BACKGROUNDS = ["致富能手", "退役军人", "返乡大学生", "务工返乡人员", "", "", ""];

/** Adds education and background. @param {Row} row @returns {Row} */
function schooled(row) {
  if (!row.name || !row.staff_no) return row;
  const [, steps = []] = SCHOOLING.find(([from]) => (row.born ?? "") >= from) ?? [];
  const drawn = share(row.staff_no, 1);
  const [education] = steps.find(([, upTo]) => drawn < upTo) ?? [""];
  const background = BACKGROUNDS[Math.floor(share(row.staff_no, 2) * BACKGROUNDS.length)];
  return { ...row, education, background };
}

// What the election brought stands here by name, too: who moved to the next village as its secretary,
// and where the new roster is not in yet.
const MOVED = [
  { from: "云岭村委会", to: "云阁村委会" },
  { from: "新昌村委会", to: "雅秀村委会" },
];
const NOT_YET_IN = ["道客社区居委会", "文道村委会", "城东社区居委会"];
const ELECTED = "2026-12";

/** @param {Row[]} before the rows of cadres.csv @returns {Row[]} */
function makeCadresAfter(before) {
  /** @type {Map<string, Row[]>} */
  const villages = new Map();
  for (const row of before) {
    const village = row.village ?? "";
    villages.set(village, [...(villages.get(village) ?? []), row]);
  }
  const several = before.filter(
    ({ staff_no }, i) => staff_no && before.findIndex((row) => row.staff_no === staff_no) < i,
  );
  const isFixed = (/** @type {Row} */ row) =>
    Boolean(row.other_post || row.branch) ||
    row.party_post === "first_secretary" ||
    several.some(({ staff_no }) => staff_no === row.staff_no);
  const headOf = (/** @type {string} */ village) =>
    villages.get(village)?.find((row) => row.party_post === "secretary" && row.name);
  return [...villages].flatMap(([village, rows]) => {
    if (NOT_YET_IN.includes(village)) return [];
    const taken = new Set(rows.map(({ name }) => name ?? ""));
    const newcomer = (/** @type {Row} */ row) =>
      /** @type {Row} */ ({
        ...row,
        ...makePerson({ sex: random() < 0.45 ? "女" : "男" }, taken, 2003),
        from: ELECTED,
      });
    const goes = MOVED.some(({ from }) => from === village);
    const comer = headOf(MOVED.find(({ to }) => to === village)?.from ?? "");
    const posts = (/** @type {Row} */ { party_post, committee_post }) => {
      return { party_post, committee_post };
    };
    const after = rows.map((row) => {
      if (isFixed(row)) return row;
      const isHead = row.party_post === "secretary" || row.party_post === "general_secretary";
      if (isHead && comer) {
        return { ...comer, township: row.township, village, ...posts(row), from: ELECTED };
      }
      const leaves = random() < (isHead ? 0.34 : 0.16);
      return !row.name || leaves || (isHead && goes) ? newcomer(row) : row;
    });
    return after.some((row) => row.party_post && isFixed(row) && !row.branch && !row.other_post)
      ? after
      : oneHead(after, rows);
  });
}

/** Where two were secretary and director, one is both now, and the other a member. */
function oneHead(/** @type {Row[]} */ after, /** @type {Row[]} */ before) {
  const director = after.findIndex((row) => row.committee_post === "director");
  const secretary = after.findIndex((row) => row.party_post === "secretary" && !row.branch);
  if (director === secretary || director < 0 || secretary < 0 || random() < 0.3) return after;
  const isShared = before[secretary]?.staff_no === after[secretary]?.staff_no;
  return after.map((row, i) => {
    if (i === secretary && isShared) return { ...row, committee_post: "director" };
    if (i === secretary) return { ...row, committee_post: "director", from: ELECTED };
    return i === director ? { ...row, committee_post: "member" } : row;
  });
}

/** @returns {Place[]} */
function readPlaces() {
  const text = readFileSync(new URL("divisions.csv", import.meta.url), "utf8");
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [, township = "", code = "", village = ""] = line.split(",");
    return { township, village, code };
  });
}

// No cell made here holds a comma or a quote, so none needs quoting.
/** @param {string} file @param {string} header @param {Record<string, unknown>[]} rows */
function writeTable(file, header, rows) {
  const columns = header.split(",");
  const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join(","));
  writeFileSync(file, `${[header, ...lines].join("\n")}\n`);
}

const folder = process.argv[2] ?? import.meta.dirname;
const places = readPlaces();
const townships = [...new Set(places.map(({ township }) => township))];
mkdirSync(folder, { recursive: true });
writeTable(
  join(folder, "leaders.csv"),
  "post,name,township,from,to,staff_no",
  makeLeaders(townships),
);
writeTable(
  join(folder, "villages.csv"),
  "township,village,township_kind,kind,key,contradictory,branch_election,committee_election,code",
  makeVillages(places),
);
const cadres = /** @type {Row[]} */ (/** @type {unknown} */ (makeCadres(places)));
const CADRES =
  "township,village,name,party_post,committee_post,branch,other_post,staff_no,sex,born,education,background";
writeTable(join(folder, "cadres.csv"), CADRES, cadres.map(schooled));
writeTable(
  join(folder, "cadres-after.csv"),
  `${CADRES},from`,
  makeCadresAfter(cadres).map(schooled),
);
