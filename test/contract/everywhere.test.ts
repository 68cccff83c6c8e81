import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CADRES, FOUND, office } from "../helpers/talks.ts";
import { at, bytes, refused, staffedOffice, talkOf } from "./setup.ts";

const INIT = ["init", "--district", "琼山区", "--election", "2026-12-10"];

describe("the database", () => {
  test("is talks.db in the current folder", async () => {
    const here = office();
    const { db } = await here.ok(...INIT);
    expect(db).toBe(join(here.folder, "talks.db"));
    expect(readdirSync(here.folder)).toEqual(["talks.db"]);
  });

  test("is the file of TALKS_DB before that", async () => {
    const here = office();
    here.env.TALKS_DB = join(here.folder, "env.db");
    await here.ok(...INIT);
    expect(readdirSync(here.folder)).toEqual(["env.db"]);
  });

  test("is the file of --db before that, from the current folder", async () => {
    const here = office();
    here.env.TALKS_DB = join(here.folder, "env.db");
    await here.ok(...INIT, "--db", "flag.db");
    expect(readdirSync(here.folder)).toEqual(["flag.db"]);
    expect((await here.ok("report", "--db", "flag.db")).cycle.district).toBe("琼山区");
  });

  test("is created by no command but init", async () => {
    const here = office();
    const roster = here.file("cadres.csv", CADRES);
    const rules = here.file("rules.json", "{}");
    const commands = [
      ["import", roster],
      ["assign"],
      ["log", "1", ...FOUND],
      ["report"],
      ["list"],
      ["show", "1"],
      ["cycle"],
      ["cycle", "--election", "2026-12-20"],
      ["waive", "1", "--reason", "病", "--approver", "陈"],
      ["unwaive", "1", "--reason", "愈"],
      ["void", "1", "--reason", "错"],
      ["rules"],
      ["check"],
      ["history"],
    ];
    for (const argv of commands) await refused(here, 8, ...argv);
    expect(readdirSync(here.folder).sort()).toEqual(["cadres.csv", "rules.json"]);
    expect(existsSync(rules)).toBe(true);
  });
});

describe("output", () => {
  test("is one JSON document on stdout with --json, and for people without", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    const other = await talkOf(here, "吴一", 2);
    const commands = [
      ["import", join(here.folder, "cadres.csv"), "--dry-run"],
      ["assign", "--dry-run"],
      ["log", `${id}`, ...FOUND],
      ["void", "1", "--reason", "录错"],
      ["void", "2", "--reason", "录错"],
      ["waive", `${other.id}`, "--reason", "住院", "--approver", "陈"],
      ["unwaive", `${other.id}`, "--reason", "出院"],
      ["report"],
      ["list"],
      ["show", `${id}`],
      ["cycle"],
      ["rules"],
      ["history"],
    ];
    for (const argv of commands) {
      const people = argv[0] === "void" || argv[0]?.endsWith("waive");
      if (!people) {
        const said = await here.talks(...argv);
        expect(said.exit, said.stderr).toBe(0);
        expect(said.stdout, argv.join(" ")).toMatch(/^\s*[^\s{[]/);
      }
      if (argv[1] === "2") continue;
      const told = await here.talks(...argv, "--json");
      expect(told.json, argv.join(" ") + told.stderr).toBeTypeOf("object");
    }
  });

  test("keeps warnings on stderr", async () => {
    const here = await staffedOffice();
    const file = here.file("x.csv", "township,village,shoe_size\n龙塘镇,三桥村,42\n");
    const told = await here.talks("import", file, "--json");
    expect(told.json.warnings).toHaveLength(1);
    const said = await here.talks("import", file);
    expect(said.stderr).toContain("shoe_size");
    expect(said.stdout).not.toContain("shoe_size");
  });

  test("of an empty command line is the help, and exit 0", async () => {
    const { exit, stdout } = await office().talks();
    expect(exit).toBe(0);
    expect(stdout).toContain("talks");
  });

  test("of --help lists every command and flag that is promised", async () => {
    const here = office();
    const flags: Record<string, string[]> = {
      init: ["--district", "--election", "--start", "--cycle", "--rules"],
      import: ["--dry-run", "--effective"],
      assign: ["--dry-run"],
      log: [
        ...["--from", "--date", "--talker", "--mode", "--place", "--recorder", "--with", "--mind"],
        ...["--ability", "--politics", "--standing", "--mind-grade", "--ability-grade"],
        ...["--politics-grade", "--standing-grade", "--intention", "--risk", "--suggestion"],
        ...["--follow-up", "--tier", "--district", "--township", "--village", "--person"],
      ],
      report: [
        ...["--by", "--tier", "--district", "--township", "--village", "--talker", "--as-of"],
        ...["--limit", "--check", "-f, --format", "-o, --output"],
      ],
      list: ["--status", "--tier", "--district", "--township", "--village", "--talker", "--limit"],
      show: [],
      cycle: ["--election", "--start"],
      waive: ["--reason", "--approver"],
      unwaive: ["--reason"],
      void: ["--reason"],
      rules: ["--set"],
      check: [],
      history: ["--limit"],
    };
    const all = await here.talks("--help");
    for (const [command, promised] of Object.entries(flags)) {
      expect(all.stdout).toContain(command);
      const help = await here.talks(command, "--help");
      expect(help.exit).toBe(0);
      const everywhere = ["--db", "--json", "--no-input", "--lang", "--actor", "--no-color"];
      for (const flag of [...promised, ...everywhere]) expect(help.stdout).toContain(flag);
    }
  });
});

describe("prompts", () => {
  test.each([
    ["stdin alone is a terminal", { stdin: true, stdout: false }, []],
    ["stdout alone is a terminal", { stdin: false, stdout: true }, []],
    ["neither is a terminal", { stdin: false, stdout: false }, []],
    ["--no-input is given on a terminal", { stdin: true, stdout: true }, ["--no-input"]],
  ])("do not appear where %s", async (_, ends, flags) => {
    const here = await staffedOffice();
    const asked = await at(here, ends, "log", ...flags);
    expect(asked.exit).toBe(2);
    expect(asked.stdout).toBe("");
    const file = here.file("new.csv", CADRES.replace("吴二", "吴三").replace("A2", "A3"));
    const taken = await at(here, ends, "import", file, ...flags);
    expect(taken.exit).toBe(0);
    expect((await here.ok("assign")).added).toHaveLength(1);
  });
});

describe("language", () => {
  const CHINESE = { stdout: expect.stringContaining("覆盖率") };
  const ENGLISH = { stdout: expect.not.stringMatching(/覆盖率|应谈/) };

  test("is that of --lang, else TALKS_LANG, else the locale, else English", async () => {
    const here = await staffedOffice();
    const report = (env: Record<string, string>, ...flags: string[]) => {
      here.env = env;
      return here.talks("report", "--by", "tier", ...flags);
    };
    expect(await report({})).toMatchObject(ENGLISH);
    expect(await report({ LANG: "de_DE.UTF-8" })).toMatchObject(ENGLISH);
    expect(await report({ LANG: "zh_CN.UTF-8" })).toMatchObject(CHINESE);
    expect(await report({ LANG: "C", LC_ALL: "zh_CN.UTF-8" })).toMatchObject(CHINESE);
    expect(await report({ LANG: "zh_CN.UTF-8", TALKS_LANG: "en" })).toMatchObject(ENGLISH);
    expect(await report({ TALKS_LANG: "zh" })).toMatchObject(CHINESE);
    expect(await report({ TALKS_LANG: "zh" }, "--lang", "en")).toMatchObject(ENGLISH);
    expect(await report({ TALKS_LANG: "en" }, "--lang=zh")).toMatchObject(CHINESE);
  });

  test("changes no JSON but the messages for people", async () => {
    const here = await staffedOffice();
    const english = await here.ok("report", "--lang", "en");
    expect(await here.ok("report", "--lang", "zh")).toEqual(english);
  });

  test("is also that of errors and help", async () => {
    const here = office();
    expect((await here.talks("list", "--lang", "zh")).stderr).toMatch(/[一-龥]{4}/);
    expect((await here.talks("--help", "--lang", "zh")).stdout).toMatch(/[一-龥]{4}/);
  });

  test("names the figures and titles in the words of the field", async () => {
    const here = await staffedOffice();
    const { stdout } = await here.talks("report", "--lang", "zh", "-f", "md");
    for (const word of ["应谈", "实谈", "核减", "未谈", "覆盖率"]) expect(stdout).toContain(word);
    for (const title of ["琼山区委书记", "龙塘镇党委书记", "国兴街道党工委书记"]) {
      expect(stdout).toContain(title);
    }
  });

  test("that is not spoken is refused", async () => {
    const here = await staffedOffice();
    await refused(here, 3, "list", "--lang", "fr");
    here.env.TALKS_LANG = "fr";
    await refused(here, 3, "list");
  });
});

test("who enters is --actor, else TALKS_ACTOR, else the system user", async () => {
  const here = await staffedOffice();
  const { id } = await talkOf(here, "吴一", 1);
  const enter = async (...flags: string[]) =>
    (await here.ok("log", `${id}`, ...FOUND, ...flags)).record.actor;
  expect(await enter()).toBe("clerk");
  here.env.TALKS_ACTOR = "小李";
  expect(await enter()).toBe("小李");
  expect(await enter("--actor", "小张")).toBe("小张");
  const { events } = await here.ok("history");
  const actors = events.sort((a: { seq: number }, b: { seq: number }) => a.seq - b.seq);
  expect(actors.slice(-3).map((event: { actor: string }) => event.actor)).toEqual([
    "clerk",
    "小李",
    "小张",
  ]);
});

// "--actor <name>, else TALKS_ACTOR, else the system user: who enters." Nobody is not somebody.
test("an empty TALKS_ACTOR is none", async () => {
  const here = await staffedOffice();
  here.env.TALKS_ACTOR = "";
  await here.ok("cycle", "--election", "2026-12-20");
  expect((await here.ok("history")).events.map((event: { actor: string }) => event.actor)).toEqual(
    expect.not.arrayContaining([""]),
  );
});

test("TALKS_TODAY sets the day", async () => {
  const here = await staffedOffice();
  here.today = "2026-11-17";
  expect((await here.ok("report")).asOf).toBe("2026-11-17");
});

describe("colour", () => {
  const COLOUR = String.fromCharCode(27);
  const terminal = { stdin: true, stdout: true };

  test("there is on a terminal, unless --no-color, NO_COLOR or TERM=dumb", async () => {
    const here = await staffedOffice();
    const report = async (env: Record<string, string>, ...flags: string[]) => {
      here.env = env;
      return (await at(here, terminal, "report", ...flags)).stdout;
    };
    expect(await report({})).toContain(COLOUR);
    expect(await report({}, "--no-color")).not.toContain(COLOUR);
    expect(await report({ NO_COLOR: "1" })).not.toContain(COLOUR);
    expect(await report({ TERM: "dumb" })).not.toContain(COLOUR);
  });

  test("there is none off a terminal", async () => {
    const here = await staffedOffice();
    here.env = { FORCE_COLOR: "1", TERM: "xterm-256color", COLORTERM: "truecolor" };
    for (const argv of [["report"], ["list"], ["show", "1"], ["rules"], ["history"], ["--help"]]) {
      expect((await here.talks(...argv)).stdout).not.toContain(COLOUR);
    }
  });
});

describe("errors", () => {
  test("of wrong usage exit with 2", async () => {
    const here = await staffedOffice();
    const wrong = [
      ["frobnicate"],
      ["report", "--frobnicate"],
      ["list", "extra"],
      ["assign", "extra"],
      ["init"],
      ["init", "--district", "琼山区"],
      ["init", "--election", "2026-12-10"],
      ["import"],
      ["log"],
      ["log", "1", "2"],
      ["log", "1", "--mind"],
      ["log", "1", "--from", "x.json"],
      ["show"],
      ["waive"],
      ["waive", "1"],
      ["waive", "1", "--reason", "病"],
      ["waive", "1", "--approver", "陈"],
      ["unwaive", "1"],
      ["unwaive", "--reason", "愈"],
      ["void", "1"],
      ["void", "--reason", "错"],
      ["report", "--limit"],
      ["cycle", "--election"],
    ];
    for (const argv of wrong) await refused(here, 2, ...argv);
  });

  test.each([[["help", "frobnicate"]], [["--db", "other.db"]], [["--no-input"]]])(
    "of `talks %s` say what is wrong",
    async (argv) => {
      await refused(office(), 2, ...argv);
    },
  );

  test("are one JSON document on stderr with --json, and a bad import lists its cells", async () => {
    const here = await staffedOffice();
    const file = here.file("bad.csv", "township,village,key\n龙塘镇,三桥村,maybe\n,龙富村,yes\n");
    const error = await refused(here, 3, "import", file);
    expect(error.issues).toEqual([
      { file, row: 2, column: "key", message: expect.stringContaining("maybe") },
      { file, row: 3, column: "township", message: expect.stringMatching(/\S/) },
    ]);
  });

  test("of a command that only reads change nothing", async () => {
    const here = await staffedOffice();
    const before = bytes(here);
    const commands = [
      ...[["report"], ["report", "--check"], ["list"], ["show", "1"], ["cycle"], ["rules"]],
      ...[["check"], ["history"], ["assign", "--dry-run"]],
    ];
    for (const argv of commands) await here.talks(...argv);
    expect(bytes(here)).toEqual(before);
  });

  test("of a wrong TALKS_TODAY exit with 3", async () => {
    const here = await staffedOffice();
    for (const day of ["tomorrow", "2026-02-30", "2026-1-1", "20261101"]) {
      here.today = day;
      await refused(here, 3, "report");
    }
  });
});
