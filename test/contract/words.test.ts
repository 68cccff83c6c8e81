import { describe, expect, test } from "vitest";
import { FOUND } from "../helpers/talks.ts";
import { at, logOn, refused, staffedOffice } from "./setup.ts";

const TERMINAL = { stdin: false, stdout: true };
const PIPE = { stdin: false, stdout: false };

describe("words", () => {
  test("after the last deadline nothing is said of pace", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND);
    here.today = "2026-12-12";
    const { stdout } = await here.talks("report");
    expect(stdout).toContain("The deadline has passed: 12 of 13 talks were not held.");
    expect(stdout).not.toMatch(/pace|a day|fourteen/);
    const { stdout: chinese } = await here.talks("report", "--lang", "zh");
    expect(chinese).toContain("期限已过：应谈13人次，实谈1人次，有12人次没有谈。");
  });

  test("nothing held is said as such in Chinese", async () => {
    const { stdout } = await (await staffedOffice()).talks("report", "--lang", "zh");
    expect(stdout).toContain("应谈13人次，实谈0人次，未谈13人次。");
  });

  test("doctor and check say on a terminal alone that all is well", async () => {
    const here = await staffedOffice();
    here.env = { NO_COLOR: "1" };
    expect((await at(here, TERMINAL, "doctor")).stdout).toMatch(/^Sound: \d+ events.*\n$/);
    expect((await at(here, PIPE, "doctor")).stdout).toBe("");
    expect((await at(here, TERMINAL, "check")).stdout).toBe("Nothing needs attention.\n");
    expect((await at(here, PIPE, "check")).stdout).toBe("");
  });

  test("what is cut names the command that shows it, with its filters", async () => {
    const here = await staffedOffice();
    here.env = { NO_COLOR: "1" };
    here.screen = { columns: 100, rows: 14 };
    const report = await here.talks("report", "--limit", "1", "--township", "龙塘镇");
    expect(report.stdout).toMatch(/… and \d+ more: talks list --township 龙塘镇$/m);
    const list = await here.talks("list", "--limit", "1", "--township", "龙塘镇", "--tier", "2");
    expect(list.stdout).toMatch(
      /^… and \d more: talks list --tier 2 --township 龙塘镇 --limit \d$/m,
    );
  });

  test.each([
    [["list", "--village", "三乔村"], "Did you mean 三桥村?"],
    [["list", "--township", "龙唐"], "Did you mean 龙塘镇?"],
    [["list", "--talker", "陈书计"], "Did you mean 陈书记?"],
    [["show", "--person", "蒙三"], "Did you mean 蒙一 or 蒙二?"],
    [["show", "--village", "米浦"], "Did you mean 米铺社区?"],
    [["log", "--person", "符三", "--tier", "1"], "Did you mean 符一 or 符二?"],
    [["redact", "吴三", "--reason", "本人申请"], "Did you mean 吴一 or 吴二?"],
  ])("%j is answered with the nearest names", async (argv, hint) => {
    const here = await staffedOffice();
    expect(await refused(here, 3, ...argv)).toMatchObject({ hint });
  });

  test("one whose name is right and whose talk is not gets no other names", async () => {
    const here = await staffedOffice();
    const { hint } = await refused(here, 3, "log", "--person", "吴二", "--tier", "1");
    expect(hint).not.toContain("Did you mean");
  });

  test.each([["list"], ["report"], ["log"]])(
    "%s: an unknown tier is answered with those there are",
    async (verb) => {
      const here = await staffedOffice();
      const { message } = await refused(here, 3, verb, "--tier", "四");
      expect(message).toBe('--tier: "四" is not 1, 2 or 3.');
    },
  );

  test("a conversation before the start is no partial one for an older one's sake", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, "--mind", "安心", "--date", "2026-10-20");
    const argv = ["log", "--person", "吴一", "--tier", "1", ...FOUND, "--date", "2026-08-20"];
    const { stdout } = await here.talks(...argv);
    expect(stdout).toContain("before the cycle");
    expect(stdout).toMatch(/^Recorded as an attempt; talk 1 with 吴一 stays partial:/);
  });

  test("the head stands with a command on the terminal and as a code in documents", async () => {
    const here = await staffedOffice();
    const { head } = await here.ok("report");
    expect((await here.talks("report")).stdout).toContain(`${head} (talks doctor --anchor`);
    const { stdout } = await here.talks("report", "-f", "md", "--lang", "zh");
    expect(stdout).toContain(`校验码 ${head}`);
    expect(stdout).not.toContain("talks doctor");
  });

  test("a committee's member is named by the kind of the village", async () => {
    const here = await staffedOffice({
      cadres:
        "township,village,name,party_post,committee_post,staff_no\n龙塘镇,三桥村,吴二,,member,A2\n国兴街道,米铺社区,蒙二,,member,C2\n",
    });
    const { stdout } = await here.talks("list", "--lang", "zh", "-f", "csv");
    expect(stdout).toMatch(/三桥村.*村委会委员/);
    expect(stdout).toMatch(/米铺社区.*居委会委员/);
  });
});
