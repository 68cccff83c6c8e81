// Makes the sample's facts by year: facts-villages.csv, facts-townships.csv and facts-people.csv.
//   node make-facts.js [folder]        (default: the folder of this file, with the tables of make.js)
// The villages are real, every figure, grade and star is made up here, from a fixed seed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SEED = 20251231;
const YEARS = [2023, 2024, 2025];

// The cases the demo shows stand here by name.
const ONE_STAR = "谷桥村委会"; // neither key nor contradictory, and weak: nobody flagged it
const INCOME_UNKNOWN = ["新民村委会", "文道村委会"]; // in the last year

// mulberry32, as in make.js.
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
/** @type {(low: number, value: number, high: number) => number} */
const limited = (low, value, high) => Math.min(high, Math.max(low, value));

const APPRAISALS = ["不合格", "基本合格", "合格", "优秀"];
const STARS = ["★", "★★", "★★★", "★★★★", "★★★★★"];
const OF_PEOPLE = ["优秀", "称职", "称职", "称职", "称职", "称职", "基本称职"];

const folder = process.argv[2] ?? import.meta.dirname;

/** @param {string} file @returns {Record<string, string>[]} */
function readTable(file) {
  const [header = "", ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const columns = header.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, i) => [columns[i], cell])),
  );
}

/** Three years of a village: what grows grows slowly, what is graded moves a step now and then. */
function factsOf(/** @type {Record<string, string>} */ { township, village, key, contradictory }) {
  const isFlagged = key === "yes" || contradictory === "yes";
  const isWeak = contradictory === "yes" || village === ONE_STAR;
  let score = isWeak ? between(62, 70) : between(74, 93);
  let stars = isWeak ? between(1, 2) : between(2, 4);
  let income = between(30, 600) / 10;
  let funds = between(50, 120) / 10;
  let members = between(22, 120);
  const branches = members > 70 ? between(2, 4) : 1;
  const area = between(12, 90) * 10;
  let units = isFlagged ? between(0, 4) : between(0, 9);
  return YEARS.map((year) => {
    score = limited(60, score + between(-4, 5), 98);
    stars = limited(1, stars + pick([0, 0, 0, 1, -1]), 4);
    income = Math.max(1, income * (1 + between(-8, 22) / 100));
    funds *= 1 + between(0, 9) / 100;
    members += between(-1, 2);
    units += between(0, 1);
    // Nobody but the one has a single star in the last year.
    const star = year === 2025 ? (village === ONE_STAR ? 0 : Math.max(1, stars)) : stars;
    const isUnknown = year === 2025 && INCOME_UNKNOWN.includes(village ?? "");
    return [
      ...[township, village, year, APPRAISALS[score >= 90 ? 3 : score >= 75 ? 2 : 1], score],
      ...[STARS[star], funds.toFixed(1), isUnknown ? "" : income.toFixed(1), units],
      ...[Math.floor(units * (0.5 + random() / 2)), area, members, branches],
      `${limited(61, score + between(-8, 6), 99)}%`,
    ];
  });
}

/** Who is in the two committees; who came lately has no appraisal of the first year. */
function appraisalsOf(/** @type {Record<string, string>} */ { township, village, name, staff_no }) {
  const isNew = random() < 0.1;
  const appraisals = YEARS.map((_, i) => (isNew && i === 0 ? "" : pick(OF_PEOPLE)));
  return [township, village, name, staff_no, ...appraisals, between(72, 100)];
}

// No cell made here holds a comma or a quote, so none needs quoting.
/** @param {string} file @param {string[]} header @param {unknown[][]} rows */
function writeTable(file, header, rows) {
  writeFileSync(
    join(folder, file),
    `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`,
  );
}

const villages = readTable("villages.csv");
const cadres = readTable("cadres.csv");
const townships = [...new Set(villages.map(({ township }) => township))];
writeTable(
  "facts-villages.csv",
  [
    ...["乡镇（街道）", "村（社区）", "年度", "两委班子考核等次", "考核得分", "党组织星级"],
    ...["村级办公经费（万元）", "村集体经济收入（万元）", "两新组织数", "已建党组织数"],
    ...["活动场所面积（㎡）", "党员数", "党支部数", "群众满意度"],
  ],
  villages.flatMap(factsOf),
);
writeTable(
  "facts-townships.csv",
  ["乡镇（街道）", ...YEARS.map((year) => `${year}年村级办公经费（万元）`)],
  townships.map((township) => [township, ...YEARS.map(() => between(60, 260))]),
);
const inside = cadres.filter(
  ({ name, party_post, committee_post }) =>
    name !== "" && party_post !== "first_secretary" && (party_post !== "" || committee_post !== ""),
);
const seen = new Set();
writeTable(
  "facts-people.csv",
  [
    ...["乡镇（街道）", "村（社区）", "姓名", "人员编号"],
    ...YEARS.map((year) => `${year}年度考核`),
    "2025民主测评（%）",
  ],
  inside.filter(({ staff_no }) => !seen.has(staff_no) && seen.add(staff_no)).map(appraisalsOf),
);
