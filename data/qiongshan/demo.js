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
const quoted = (word) => (/^[\p{L}\p{N}_./:=-]+$/u.test(word) ? word : `"${word}"`);

/** Shows a command and what it prints; a demo that fails stops. */
function talks(...argv) {
  const line = `$ talks ${argv.map(quoted).join(" ")}`;
  process.stdout.write(`\n${colour ? `\u001b[1;36m${line}\u001b[0m` : line}\n`);
  const { status } = spawnSync(process.execPath, [talksBin, ...argv], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    // The sample's own day, so that the demo is the same whenever it is run.
    env: { ...process.env, TALKS_TODAY: "2026-11-23", TALKS_ACTOR: "demo", TALKS_DB: "" },
  });
  if (status !== 0) throw new Error(`${line} ended with ${status}`);
}

/** A comment between the commands. */
function note(text) {
  process.stdout.write(`\n${colour ? `\u001b[2m# ${text}\u001b[0m` : `# ${text}`}\n`);
}

/** The ids of some talks, asked of the program itself. */
function ids(...filters) {
  const { stdout } = spawnSync(process.execPath, [talksBin, "list", "--json", ...filters], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, TALKS_TODAY: "2026-11-23", TALKS_DB: "" },
  });
  return JSON.parse(stdout).talks.map((talk) => talk.id);
}

/** Two weeks of talks already held, so that the report has a pace to speak of. Made up. */
function talksHeld() {
  const days = ["09", "10", "11", "12", "13", "16", "17", "18", "19", "20"];
  const held = [
    ...ids("--tier", "1").slice(0, 9),
    ...ids("--tier", "2").slice(0, 62),
    ...ids("--tier", "3", "--township", "云龙镇").slice(0, 31),
    ...ids("--tier", "3", "--township", "大坡镇").slice(0, 17),
    ...ids("--tier", "3", "--township", "龙塘镇").slice(0, 44),
    ...ids("--tier", "3", "--township", "甲子镇").slice(0, 28),
    ...ids("--tier", "3", "--township", "红旗镇").slice(0, 50),
    ...ids("--tier", "3", "--township", "府城街道").slice(0, 21),
  ];
  return held.map((talk, i) => ({
    talk,
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
    intention: i % 7 === 0 ? "step_down" : "stay",
  }));
}

try {
  for (const table of ["leaders.csv", "villages.csv", "cadres.csv", ...FACTS]) {
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
  const tier1 = (village) => ["--tier", "1", "--village", village];
  talks("log", ...tier1("福坡村委会"), "--mode", "home_visit", ...four);
  note("three that do not count:");
  talks("log", ...tier1("海丰村委会"), "--mode", "phone", ...four);
  talks("log", ...tier1("仙民村委会"), "--talker", "副书记", ...four);
  talks("log", ...tier1("昌西村委会"), "--mind", "思想稳定", "--standing", "口碑好");
  talks("show", ...tier1("昌西村委会"));
  talks("report");
  note("what is known of villages, townships and people year by year (made up)");
  talks("import", ...FACTS);
  talks("show", "--township", "三门坡镇");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
