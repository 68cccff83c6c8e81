import { spawnSync } from "node:child_process";

import { describe, expect, test } from "vitest";
import { office } from "../helpers/talks.ts";
import { bytes, refused, staffedOffice } from "./setup.ts";

describe("completion", () => {
  test.each(["bash", "zsh", "fish", "powershell"])("has a script for %s", async (shell) => {
    const { stdout, exit } = await office().talks("completion", shell);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/talks complete '?--/);
  });

  test("the script for bash is one, and completes files where the program says nothing", async () => {
    const { stdout } = await office().talks("completion", "bash");
    const { status, stdout: told } = spawnSync("bash", ["-c", `${stdout}\ncomplete -p talks`]);
    expect(status).toBe(0);
    expect(`${told}`).toContain("-o default");
    // What is typed must not run.
    expect(stdout).not.toContain("eval");
    expect(stdout).toMatch(/out=\$\(talks complete -- "\$\{words\[@\]:1\}" 2>/);
  });

  test("an unknown shell is refused with those there are", async () => {
    const { message } = await refused(office(), 3, "completion", "tcsh");
    expect(message).toContain("bash, zsh, fish or powershell");
  });

  test.each([
    ["commands", ["rep"], ["report"], 4],
    ["flags", ["list", "--to"], ["--township"], 4],
    ["words", ["report", "--by", "t"], ["tier", "township", "talker"], 4],
    ["words of a flag with =", ["list", "--status=pa"], ["partial"], 4],
    ["tiers", ["list", "--tier", ""], ["1", "2", "3"], 4],
    ["townships", ["list", "--township", ""], ["龙塘镇", "国兴街道"], 4],
    [
      "villages of the township",
      ["list", "--township", "龙塘镇", "--village", ""],
      ["三桥村", "龙富村"],
      4,
    ],
    ["talkers", ["report", "--talker", "王"], ["王镇长"], 4],
    ["files", ["import", ""], [], 0],
    ["files of a flag", ["log", "--from", ""], [], 0],
    ["nothing of another database", ["--db", "none.db", "list", "--township", ""], [], 4],
  ])("completes %s", async (_, typed, expected, directive) => {
    const here = await staffedOffice();
    const { stdout, exit } = await here.talks("complete", "--", ...typed);
    const lines = stdout.trim().split("\n");
    const values = lines.slice(0, -1).map((line) => line.split("\t")[0]);
    expect({ exit, values: values.sort(), last: lines.at(-1) }).toEqual({
      ...{ exit: 0, values: [...expected].sort(), last: `:${directive}` },
    });
  });

  test("changes nothing, and complains of nothing where there is no database", async () => {
    const here = await staffedOffice();
    const before = bytes(here);
    await here.talks("complete", "--", "list", "--village", "");
    expect(bytes(here)).toEqual(before);
    const empty = await office().talks("complete", "--", "list", "--village", "");
    expect(empty).toMatchObject({ exit: 0, stdout: ":4\n", stderr: "" });
  });
});
