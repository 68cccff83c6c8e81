import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { CADRES, FOUND, LEADERS, type Office } from "../helpers/talks.ts";
import { staffedOffice } from "./setup.ts";

/** Everybody's name: of those who talk, those who are talked with, and who entered it. */
const NAMES = [...`${LEADERS}${CADRES}`.matchAll(/[陈林王李吴符蒙][一二书部镇街][记长]?/gu)].map(
  ([name]) => name,
);

/** Some of everything: done, partial, waived, and a talk that was closed. */
async function busy(): Promise<Office> {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  await here.ok("log", "2", "--mind", "安心");
  await here.ok("waive", "3", "--reason", "吴二住院", "--approver", "王镇长");
  await here.ok("import", here.file("c.csv", CADRES.replace("符二,,director,B2", ",,director,")));
  await here.ok("assign");
  return here;
}

/** The text of every part of a workbook. */
function textOf(workbook: Buffer): string {
  const parts: string[] = [];
  for (let at = 0; ; at += 4) {
    at = workbook.indexOf("PK\u0003\u0004", at);
    if (at < 0) return parts.join("\n");
    const start = at + 30 + workbook.readUInt16LE(at + 26) + workbook.readUInt16LE(at + 28);
    const size = workbook.readUInt32LE(at + 18);
    const packed = workbook.subarray(start, start + size);
    parts.push(
      workbook.readUInt16LE(at + 8) === 8 ? inflateRawSync(packed).toString() : `${packed}`,
    );
  }
}

const BY = [[], ...["tier", "district", "township", "village", "talker"].map((by) => ["--by", by])];
const EVERYWHERE = ["table", "json", "csv", "md", "xlsx"].flatMap((format) =>
  BY.map((by): [string, string[]] => [format, by]),
);

test.each(EVERYWHERE)("report --counts-only names nobody: %s %j", async (format, by) => {
  const here = await busy();
  const argv = ["report", ...by, "--format", format];
  const read = async (...more: string[]) => {
    const file = `${here.folder}/report.${format}`;
    await here.ok(...argv, ...more, "-o", file);
    const content = readFileSync(file);
    const shown = format === "xlsx" ? "" : (await here.talks(...argv, ...more)).stdout;
    return `${format === "xlsx" ? textOf(content) : content}${shown}`;
  };
  const counts = await read("--counts-only");
  expect(NAMES.filter((name) => counts.includes(name))).toEqual([]);
  expect(counts).toMatch(/\d/);
  // The same without the flag, so that a name would have been found.
  const all = await read();
  if (by.length === 0 || by[1] === "talker")
    expect(NAMES.some((name) => all.includes(name))).toBe(true);
});

test("report --counts-only has the same figures", async () => {
  const here = await busy();
  const all = await here.ok("report", "--by", "village");
  const counts = await here.ok("report", "--by", "village", "--counts-only");
  for (const key of ["cycle", "totals", "tiers", "districts", "townships", "villages", "closed"]) {
    expect(counts[key], key).toEqual(all[key]);
  }
  expect(counts.outstanding).toEqual([]);
  expect(counts.outstandingTotal).toBe(all.outstandingTotal);
});
