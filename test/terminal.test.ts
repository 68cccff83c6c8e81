import { cpSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Lang, Messages } from "../src/messages/index.ts";
import { loadMessages } from "../src/messages/index.ts";
import { QUESTIONS } from "../src/prompts/questions.ts";
import { talkOf } from "./contract/setup.ts";
import { type Office, staffedOffice } from "./helpers/talks.ts";
import {
  CTRL_C,
  CTRL_D,
  CTRL_U,
  DOWN,
  ENTER,
  onTerminal,
  type Terminal,
} from "./helpers/terminal.ts";

const LANGS: Lang[] = ["en", "zh"];
const SRC = join(import.meta.dirname, "..", "src");

/** Tier 1 of 三桥村, which 陈书记 owes 吴一. */
async function officeIn(lang: Lang): Promise<Office> {
  const here = await staffedOffice();
  here.env = { TALKS_LANG: lang };
  return here;
}

const records = async (here: Office, talk = "1") => (await here.ok("show", talk)).records;

interface Step {
  /** Which question of `QUESTIONS`, or the search or the last question. */
  of: string;
  /** What is on the screen when it is asked. */
  asks: string;
  keys: string;
}

/** The conversation of `log` with its answers; Enter takes what is offered. */
function conversation({ prompts: text, words }: Messages): Step[] {
  const findings = (["mind", "ability", "politics", "standing"] as const).flatMap((name) => [
    { of: name, asks: text.finding(words.finding(name)), keys: `${name}甲${ENTER}` },
    { of: name, asks: text.grade(words.finding(name)), keys: DOWN + ENTER },
  ]);
  return [
    { of: "search", asks: text.search, keys: "吴 二 三桥" },
    { of: "search", asks: "❯ 吴二", keys: ENTER },
    { of: "date", asks: text.date, keys: ENTER },
    { of: "talker", asks: text.talker, keys: ENTER },
    { of: "mode", asks: text.mode, keys: DOWN + ENTER },
    { of: "with", asks: text.others, keys: ENTER },
    ...findings,
    { of: "intention", asks: text.intention, keys: DOWN + ENTER },
    { of: "recommend", asks: text.recommend, keys: DOWN + ENTER },
    { of: "place", asks: text.place, keys: `村委会${ENTER}` },
    { of: "recorder", asks: text.recorder, keys: `小李${ENTER}` },
    { of: "risk", asks: text.risk, keys: ENTER },
    { of: "suggestion", asks: text.suggestion, keys: ENTER },
    { of: "followUp", asks: text.followUp, keys: `再访${ENTER}` },
    { of: "followUpOwner", asks: text.followUpOwner, keys: `小王${ENTER}` },
    { of: "followUpDue", asks: text.followUpDue, keys: `2026-11-20${ENTER}` },
  ];
}

async function answer(terminal: Terminal, steps: Step[]): Promise<void> {
  for (const { asks, keys } of steps) await terminal.answers(asks, keys);
}

const last = ({ prompts }: Messages) => prompts.confirm(QUESTIONS.length);

describe.each(LANGS)("in %s,", (lang) => {
  test("`log` goes from the search to a completed talk", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const terminal = onTerminal(here, ["log"]);
    await answer(terminal, conversation(messages));
    await terminal.answers(last(messages), ENTER);
    expect(await terminal.ended(), terminal.shown()).toBe(0);
    const talk = await talkOf(here, "吴二", 3);
    expect(talk).toMatchObject({ status: "done", completedOn: here.today });
    const found = (name: string) => ({ text: `${name}甲`, grade: "good" });
    expect(await records(here, String(talk.id))).toMatchObject([
      {
        ...{ talker: "王镇长", mode: "home_visit", intention: "stay", completes: true },
        ...{ place: "村委会", recorder: "小李", risk: null, followUp: "再访" },
        ...{ recommend: "retain", followUpOwner: "小王", followUpDue: "2026-11-20" },
        findings: {
          ...{ mind: found("mind"), ability: found("ability") },
          ...{ politics: found("politics"), standing: found("standing") },
        },
      },
    ]);
  });

  test("`log <id>` asks the same, and no enters nothing", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const terminal = onTerminal(here, ["log", "1"]);
    await answer(terminal, conversation(messages).slice(2));
    await terminal.answers(last(messages), (messages.prompts.leaving[0] ?? "") + ENTER);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.shown()).toContain(messages.prompts.notEntered);
    expect(await records(here)).toEqual([]);
  });

  test("any answer can be changed before it is entered, and emptied", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const { prompts: text, words } = messages;
    const number = (key: string) => `${QUESTIONS.findIndex((one) => one.key === key) + 1}${ENTER}`;
    const terminal = onTerminal(here, ["log", "1"]);
    await answer(terminal, conversation(messages).slice(2));
    await terminal.answers(last(messages), `99${ENTER}`);
    await terminal.answers(text.notAnAnswer(QUESTIONS.length), CTRL_U + number("mind"));
    // What was answered stands there, to be gone on with.
    await terminal.answers(text.changing(text.finding(words.finding("mind"))), `乙${ENTER}`);
    await terminal.answers(text.grade(words.finding("mind")), DOWN + ENTER);
    await terminal.answers(last(messages), number("with"));
    await terminal.answers(text.others, `甲、乙${ENTER}`);
    await terminal.answers(last(messages), number("date"));
    await terminal.answers(text.date, `${CTRL_U}2026-10-30${ENTER}`);
    await terminal.answers(last(messages), number("followUp"));
    await terminal.answers(text.changing(text.followUp), `${CTRL_U}-${ENTER}`);
    // Nobody sees to what is no more.
    await terminal.answers(text.confirm(QUESTIONS.length - 2), (text.entering[1] ?? "") + ENTER);
    expect(await terminal.ended(), terminal.shown()).toBe(0);
    expect(await records(here)).toMatchObject([
      {
        ...{ date: "2026-10-30", with: ["甲", "乙"], followUp: null, followUpOwner: null },
        findings: { mind: { text: "mind甲乙", grade: "fairly_good" } },
      },
    ]);
  });

  test("an import is confirmed, or declined", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const { import: text } = messages.commands;
    const file = here.file("new.csv", "post,name,from\norganization_minister,新部长,2026-10-01\n");
    const holder = async () => (await here.ok("list", "--tier", "2")).talks[0].talker;
    const no = onTerminal(here, ["import", file]);
    await no.answers(text.confirm, `n${ENTER}`);
    expect(await no.ended()).toBe(0);
    expect(no.shown()).toContain(text.notTaken);
    expect(await holder()).toBe("林部长");
    const yes = onTerminal(here, ["import", file]);
    await yes.answers(text.confirm, `y${ENTER}`);
    expect(await yes.ended(), yes.shown()).toBe(0);
    expect(await holder()).toBe("新部长");
  });

  test("a redaction is confirmed, or declined", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    await here.ok("log", "1", "--mind", "安心");
    const argv = ["redact", "吴一", "--reason", "本人要求"];
    const [asks = ""] = messages.commands
      .redactConfirm({ name: "吴一", village: "三桥村" })
      .split("\n");
    const isRedacted = async () => (await records(here))[0].redacted;
    const no = onTerminal(here, argv);
    await no.answers(asks, `n${ENTER}`);
    expect(await no.ended()).toBe(0);
    expect(await isRedacted()).toBe(false);
    const yes = onTerminal(here, argv);
    await yes.answers(asks, `y${ENTER}`);
    expect(await yes.ended(), yes.shown()).toBe(0);
    expect(await isRedacted()).toBe(true);
  });

  test("of several people or villages one is chosen", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const { pages: text } = messages;
    for (const [argv, asks, chosen] of [
      [["show", "--person", "吴"], text.choosePerson, "吴二"],
      [["show", "--village", "龙"], text.chooseVillage, "龙富村"],
      [["show", "--township", "街"], text.chooseTownship, "国兴街道"],
    ] as const) {
      const terminal = onTerminal(here, [...argv]);
      await terminal.answers(asks, chosen === "吴二" ? DOWN + ENTER : ENTER);
      expect(await terminal.ended(), terminal.shown()).toBe(0);
      expect(terminal.shown().slice(terminal.shown().indexOf("✔"))).toContain(chosen);
    }
  });

  test("Ctrl-C stops an import and a redaction", async () => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const before = readFileSync(here.db);
    const file = here.file("new.csv", "post,name,from\norganization_minister,新部长,2026-10-01\n");
    for (const argv of [
      ["import", file],
      ["redact", "吴一", "--reason", "本人要求"],
    ]) {
      const terminal = onTerminal(here, argv);
      await terminal.answers("? ", CTRL_C);
      expect(await terminal.ended()).toBe(130);
      expect(terminal.shown()).toContain(messages.prompts.notEntered);
      expect(readFileSync(here.db).equals(before)).toBe(true);
    }
  });
});

test("Ctrl-C at each question of `log` ends with 130, and nothing is entered", async () => {
  const offices = [await officeIn("en"), await officeIn("zh")];
  const before = offices.map(({ db }) => readFileSync(db));
  const count = conversation(await loadMessages("en")).length;
  const stopped = async (stop: number) => {
    // The languages in turn: what is stopped is the same.
    const turn = stop % 2;
    const [here, messages] = [offices[turn] as Office, await loadMessages(LANGS[turn] as Lang)];
    const steps = conversation(messages);
    const terminal = onTerminal(here, ["log"]);
    await answer(terminal, steps.slice(0, stop));
    const key = stop === 3 ? CTRL_D : CTRL_C; // the end of the input is no answer either
    await terminal.answers(steps[stop]?.asks ?? last(messages), key);
    expect(await terminal.ended(), terminal.shown()).toBe(130);
    expect(terminal.shown()).toContain(messages.prompts.notEntered);
  };
  await Promise.all(Array.from({ length: count + 1 }, (_, stop) => stopped(stop)));
  offices.map(({ db }, i) => expect(readFileSync(db).equals(before[i] as Buffer)).toBe(true));
});

const PASTED = ["思想稳定，", "愿意留任；\t有顾虑", "", "再谈一次。"];
test.each([
  ["marked as pasted", (text: string) => `\x1b[200~${text}\x1b[201~`],
  ["as it comes", (text: string) => text],
])("a finding of several lines arrives whole, %s", async (_, pasted) => {
  const [here, messages] = [await officeIn("en"), await loadMessages("en")];
  const [mind, ...rest] = conversation(messages).slice(6);
  const terminal = onTerminal(here, ["log", "1"]);
  await answer(terminal, conversation(messages).slice(2, 6));
  await terminal.answers(mind?.asks ?? "", pasted(PASTED.join("\r")));
  await terminal.answers("再谈一次。", ENTER);
  await answer(terminal, rest);
  await terminal.answers(last(messages), ENTER);
  expect(await terminal.ended()).toBe(0);
  const [record] = await records(here);
  expect(record.findings.mind.text).toBe(PASTED.join("\n").replace("\t", " "));
});

describe("what was typed survives a failure to write, and can be entered from where it is kept:", () => {
  /** Enters what the message says is kept. */
  async function enterKept(here: Office, messages: Messages, terminal: Terminal): Promise<void> {
    const kept = join(here.folder, "talk-1.json");
    expect(terminal.shown()).toContain(messages.prompts.kept(kept));
    if (process.platform !== "win32") expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(await records(here)).toEqual([]);
    const { record } = await here.ok("log", "--from", kept);
    expect(record).toMatchObject({ completes: true, followUp: "再访", recorder: "小李" });
  }

  test.runIf(process.platform === "linux")("no space", async () => {
    const [here, messages] = [await officeIn("zh"), await loadMessages("zh")];
    // In blocks of 512 bytes: the database cannot be written, a small file can.
    const terminal = onTerminal(here, ["log", "1"], { before: "ulimit -f 4;" });
    await answer(terminal, conversation(messages).slice(2));
    expect(await terminal.ended(), terminal.shown()).toBe(7);
    await enterKept(here, messages, terminal);
  });

  test("another file in its place, after the last answer", async () => {
    const [here, messages] = [await officeIn("en"), await loadMessages("en")];
    const other = here.file("talk-1.json", "{}");
    const terminal = onTerminal(here, ["log", "1"]);
    await answer(terminal, conversation(messages).slice(2));
    await terminal.sees(last(messages));
    renameSync(here.db, join(here.folder, "moved.db"));
    cpSync(join(here.folder, "moved.db"), here.db);
    terminal.types(ENTER);
    expect(await terminal.ended(), terminal.shown()).toBe(5);
    expect(readFileSync(other, "utf8")).toBe("{}");
    renameSync(join(here.folder, "talk-1-2.json"), other);
    await here.ok("log", "--from", other);
    expect(await records(here)).toHaveLength(1);
  });
});

describe("the search finds", () => {
  const CADRES = `township,village,name,party_post,committee_post
龙塘镇,三桥村,王 伟,secretary,director
龙塘镇,龙富村,阿不都·热合曼,,deputy_director
`;
  test.each([
    ["王伟", "王 伟"],
    ["三桥 王 伟", "王 伟"],
    ["阿不都・热合曼", "阿不都·热合曼"],
    ["阿不都热合曼", "阿不都·热合曼"],
    ["龙富 deputy director", "阿不都·热合曼"],
    ["王镇长 副主任", "阿不都·热合曼"],
  ])("%s", async (typed, person) => {
    const here = await staffedOffice({ cadres: CADRES });
    here.env = { TALKS_LANG: typed.includes("副") ? "zh" : "en" };
    const messages = await loadMessages(here.env.TALKS_LANG as Lang);
    const terminal = onTerminal(here, ["log"]);
    await terminal.answers(messages.prompts.search, typed);
    await terminal.answers(`❯ ${person}`, CTRL_C);
    expect(await terminal.ended()).toBe(130);
  });
});

describe("an item is asked for", () => {
  test.each(["en", "zh"] as const)("in %s, from its text to its day", async (lang) => {
    const [here, messages] = [await officeIn(lang), await loadMessages(lang)];
    const { ask: text } = messages.items;
    const terminal = onTerminal(here, ["todo", "--add"]);
    await terminal.answers(text.text, `修路灯${ENTER}`);
    await terminal.answers(text.village, `三桥村${ENTER}`);
    await terminal.answers(text.owner, `吴一${ENTER}`);
    await terminal.answers(text.due, `2026年12月1日${ENTER}`);
    expect(await terminal.ended(), terminal.shown()).toBe(0);
    const [item] = (await here.ok("todo")).items;
    expect(item).toMatchObject({
      text: "修路灯",
      village: "三桥村",
      owner: "吴一",
      due: "2026-12-01",
    });
  });

  test("Ctrl-C at a question opens none", async () => {
    const [here, messages] = [await officeIn("en"), await loadMessages("en")];
    const terminal = onTerminal(here, ["todo", "--add"]);
    await terminal.answers(messages.items.ask.text, `修路灯${ENTER}`);
    await terminal.answers(messages.items.ask.village, CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect((await here.ok("todo")).items).toEqual([]);
  });
});

test("every question there is, is answered above", async () => {
  const asked = new Set(conversation(await loadMessages("en")).map(({ of }) => of));
  expect(QUESTIONS.map(({ key }) => key).filter((key) => !asked.has(key))).toEqual([]);
  const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" });
  const asking = sources
    .filter((file) => file.startsWith("commands") && file.endsWith(".ts"))
    .filter((file) => /prompts\/(?:ask|log|item)\.ts"/.test(readFileSync(join(SRC, file), "utf8")));
  expect(asking.map((file) => file.replaceAll("\\", "/")).sort()).toEqual([
    "commands/import/import.ts",
    "commands/log/converse.ts",
    "commands/redact/redact.ts",
    "commands/show/one-person.ts",
    "commands/show/one-township.ts",
    "commands/show/one-village.ts",
    "commands/todo/add.ts",
  ]);
});
