import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { staffedOffice } from "../contract/setup.ts";
import { draftName, leftDraft } from "../helpers/drafts.ts";
import { office } from "../helpers/talks.ts";

const drafts = (folder: string) => readdirSync(folder).filter((file) => file.includes(".draft-"));

describe("drafts of processes that were killed", () => {
  test.each([
    ["a restoration", "talks.db"],
    ["a migration", "talks.db.v4"],
    ["a backup in the same folder", "备份.db"],
    ["a restoration's own copy", `${leftDraft("talks.db")}`],
  ])("of %s go with the next command", async (_, name) => {
    const here = await staffedOffice();
    const draft = leftDraft(name);
    here.file(draft, "a full copy");
    here.file(`${draft}-journal`, "and its journal");
    await here.ok("list");
    expect(drafts(here.folder)).toEqual([]);
  });

  test("of a backup elsewhere with the next backup there", async () => {
    const here = await staffedOffice();
    const stick = join(here.folder, "stick");
    mkdirSync(stick);
    here.file(`stick/${leftDraft("copy.db")}`, "a full copy");
    await here.ok("backup", "stick/other.db");
    expect(readdirSync(stick)).toEqual(["other.db"]);
  });

  test("of a report with the next file written there", async () => {
    const here = await staffedOffice();
    mkdirSync(join(here.folder, "reports"));
    here.file(`reports/${leftDraft("r.csv")}`, "half a report");
    await here.ok("report", "-o", "reports/r.csv");
    expect(readdirSync(join(here.folder, "reports"))).toEqual(["r.csv"]);
  });

  test("of init with the next init", async () => {
    const here = office();
    here.file(leftDraft("talks.db"), "half a database");
    await here.ok("init", "--district", "琼山区", "--election", "2026-12-20");
    expect(readdirSync(here.folder)).toEqual(["talks.db"]);
  });
});

test("drafts at work, those of another machine and files of the office's own stay", async () => {
  const here = await staffedOffice();
  const names = [
    draftName("talks.db", process.pid),
    draftName("talks.db", 1),
    draftName("talks.db", 2 ** 22 - 1, "elsewhere"),
    ...["talks.db.draft-2026.docx", "talks.db.0123abcd"],
  ];
  for (const name of names) here.file(name, "somebody's");
  await here.ok("list");
  for (const name of names) expect(existsSync(join(here.folder, name)), name).toBe(true);
});
