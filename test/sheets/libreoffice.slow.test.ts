import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { staffedOffice } from "../helpers/talks.ts";
import { sheetsOf } from "./setup.ts";

const isInstalled = spawnSync("soffice", ["--version"]).status === 0;

test.skipIf(!isInstalled).each([
  ["report", ["report", "-o", "x.xlsx"]],
  ["sheet of talks", ["export", "-o", "x.xlsx", "--lang", "zh"]],
  ["roster tables", ["template", "-o", "x.xlsx"]],
])(
  "LibreOffice opens the %s and saves what is in it",
  { timeout: 120_000 },
  async (_name, argv) => {
    const here = await staffedOffice();
    expect((await here.talks(...argv)).exit).toBe(0);
    const saved = join(here.folder, "saved");
    mkdirSync(saved);
    const profile = `-env:UserInstallation=file://${join(here.folder, "profile")}`;
    const convert = ["--headless", "--convert-to", "xlsx", "--outdir", saved];
    const { stderr } = spawnSync("soffice", [profile, ...convert, join(here.folder, "x.xlsx")], {
      encoding: "utf8",
    });
    const contents = async (name: string) =>
      (await sheetsOf(here, name)).map(({ name, rows }) => ({
        name,
        cells: rows.flat().filter((cell) => cell !== null && cell !== ""),
      }));
    const first = await contents("x.xlsx");
    expect(first.flatMap(({ cells }) => cells).length).toBeGreaterThan(5);
    expect(await contents("saved/x.xlsx"), stderr).toEqual(first);
  },
);
