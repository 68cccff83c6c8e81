// The main job on the real list of Qiongshan's villages, in a folder of its own: each command is
// printed as one would type it, then run.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const talksBin = fileURLToPath(new URL("../../bin/talks.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "talks-demo-"));
const colour = process.stdout.isTTY && !process.env.NO_COLOR;

const FACTS = ["facts-villages.csv", "facts-townships.csv", "facts-people.csv"];

/** Quotes an argument for showing, where a shell would want it. */
const quoted = (/** @type {string} */ word) =>
  /^[\p{L}\p{N}_./:=-]+$/u.test(word) ? word : `"${word}"`;

/** The sample's own day, so that the demo is the same whenever it is run. */
let today = "2026-11-23";

/** Shows a command and what it prints; a demo that fails stops. */
function talks(/** @type {string[]} */ ...argv) {
  const line = `$ talks ${argv.map(quoted).join(" ")}`;
  process.stdout.write(`\n${colour ? `\u001b[1;36m${line}\u001b[0m` : line}\n`);
  const { status } = spawnSync(process.execPath, [talksBin, ...argv], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, TALKS_TODAY: today, TALKS_ACTOR: "demo", TALKS_DB: "" },
  });
  if (status !== 0) throw new Error(`${line} ended with ${status}`);
}

/** A comment between the commands. */
function note(/** @type {string} */ text) {
  process.stdout.write(`\n${colour ? `\u001b[2m# ${text}\u001b[0m` : `# ${text}`}\n`);
}

/**
 * Some talks, asked of the program itself.
 * @param {string[]} filters
 * @returns {{ id: number, tier: number, person: { name: string } }[]}
 */
function list(...filters) {
  const { stdout } = spawnSync(process.execPath, [talksBin, "list", "--json", ...filters], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, TALKS_TODAY: today, TALKS_DB: "" },
  });
  return JSON.parse(stdout).talks;
}

// Where the tiers do not see alike, by person and tier. Made up.
/** @type {Record<string, Record<number, object>>} */
const FOUND = {
  麦业春: {
    1: { ability: "能把握全局，村集体增收有思路", abilityGrade: "good", recommend: "retain" },
    2: {
      ...{ ability: "抓落实有欠缺，几项任务进度偏慢", abilityGrade: "average" },
      ...{ recommend: "retain", suggestion: "换届后安排一次业务培训" },
    },
    3: {
      ...{ ability: "熟悉村情，办事稳妥", abilityGrade: "fairly_good", recommend: "adjust" },
      ...{ mind: "身体欠佳，想退下来，又担心接替的人选", mindGrade: "average" },
      ...{ standing: "走访十二户，四户反映土地承包费公开不及时", standingGrade: "poor" },
      ...{ intention: "step_down", risk: "承包费问题可能在选举前激化" },
      ...{ followUp: "核实土地承包费公开情况", followUpOwner: "镇纪委", followUpDue: "2026-12-01" },
    },
  },
  符海龙: {
    1: { intention: "transfer", recommend: "promote" },
    2: { intention: "stay", recommend: "promote" },
  },
  麦诚泽: { 2: { standingGrade: "poor", standing: "群众反映其常住城里，找人难" } },
};

/** A number that goes with a name. */
const nameNumber = (/** @type {string} */ name) =>
  [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);

/** Two weeks of talks already held, so that the report has a pace to speak of. Made up. */
function talksHeld() {
  const days = ["09", "10", "11", "12", "13", "16", "17", "18", "19", "20"];
  const held = [
    ...list("--tier", "1").slice(0, 9),
    ...list("--tier", "2").slice(0, 62),
    ...list("--tier", "3", "--township", "云龙镇").slice(0, 31),
    ...list("--tier", "3", "--township", "大坡镇").slice(0, 17),
    ...list("--tier", "3", "--township", "龙塘镇").slice(0, 44),
    ...list("--tier", "3", "--township", "甲子镇").slice(0, 28),
    ...list("--tier", "3", "--township", "红旗镇").slice(0, 50),
    ...list("--tier", "3", "--township", "府城街道").slice(0, 21),
  ];
  return held.map((talk, i) => ({
    talk: talk.id,
    date: `2026-11-${days[i % days.length]}`,
    mode: i % 3 === 0 ? "home_visit" : "in_person",
    mind: "思想稳定，拥护换届安排",
    mindGrade: i % 4 === 0 ? "fairly_good" : "good",
    ability: "熟悉村情，办事稳妥",
    abilityGrade: i % 3 === 0 ? "fairly_good" : "good",
    politics: "政治立场坚定",
    politicsGrade: "good",
    standing: "群众评价较好",
    standingGrade: i % 5 === 0 ? "average" : "fairly_good",
    // Who wants to go says so to every tier.
    ...(nameNumber(talk.person.name) % 9 === 0
      ? { intention: "step_down", recommend: "replace" }
      : { intention: "stay", recommend: "retain" }),
    ...FOUND[talk.person.name]?.[talk.tier],
  }));
}

try {
  for (const table of ["leaders.csv", "villages.csv", "cadres.csv", "cadres-after.csv", ...FACTS]) {
    copyFileSync(join(here, table), join(folder, table));
  }
  const four = [
    ...["--mind", "思想稳定", "--ability", "能带头干事"],
    ...["--politics", "立场坚定", "--standing", "口碑好"],
  ];

  talks("init", "--district", "琼山区", "--start", "2026-09-01", "--election", "2026-12-20");
  talks("import", "leaders.csv", "villages.csv", "cadres.csv");
  talks("assign");
  writeFileSync(join(folder, "held.json"), JSON.stringify(talksHeld(), null, 2));
  note("held.json: what the offices have reported so far (made up)");
  talks("log", "--from", "held.json");
  const tier1 = (/** @type {string} */ village) => ["--tier", "1", "--village", village];
  talks("log", ...tier1("福坡村委会"), "--mode", "home_visit", ...four);
  note("three that do not count:");
  talks("log", ...tier1("海丰村委会"), "--mode", "phone", ...four);
  talks("log", ...tier1("仙民村委会"), "--talker", "副书记", ...four);
  talks("log", ...tier1("昌西村委会"), "--mind", "思想稳定", "--standing", "口碑好");
  talks("show", ...tier1("昌西村委会"));
  note("what is known of a village, and of whom the tiers do not see alike:");
  talks("show", "--village", "云岭村委会");
  talks("show", "--person", "麦业春");
  note("whose standing is poor?");
  talks("findings", "--standing-grade", "poor", "--limit", "3");
  talks("report");
  note("what is known of villages, townships and people year by year (made up)");
  talks("import", ...FACTS);
  talks("show", "--township", "三门坡镇");
  today = "2026-12-28";
  note(
    "after the election (2026-12-28): the new roster (made up), and what became of the two committees",
  );
  talks("import", "cadres-after.csv", "--effective", "2026-12-22");
  talks("turnover", "--counts-only");
  talks("turnover", "--village", "云岭村委会");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
