import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "../../src/output/formats/html.ts";
import { percentage } from "../../src/output/sheet.ts";
import { logOn, staffedOffice } from "../contract/setup.ts";
import { FOUND } from "../helpers/talks.ts";

const VIEW = { lang: "en", none: "-", official: false };

test("no text of a document becomes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const hostile = `${text}<script>&"'>`;
      const page = html(
        {
          title: hostile,
          lines: [{ text: hostile, tone: "plain" }],
          charts: [
            {
              kind: "bars",
              title: hostile,
              series: [hostile, hostile],
              rows: [{ label: hostile, bars: [{ value: 1, text: hostile }] }],
            },
          ],
          sheets: [
            {
              title: hostile,
              columns: [{ heading: hostile, kind: "text" }],
              rows: [[hostile]],
              more: hostile,
            },
          ],
          foot: [hostile],
        },
        VIEW,
      );
      const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
      expect(tags).not.toContain("script");
      expect(page).not.toContain(hostile);
    }),
  );
});

test("the report's page needs nothing from outside and runs nothing", async () => {
  const here = await staffedOffice();
  await logOn(here, "吴一", 1, ...FOUND, "--mind-grade", "good", "--date", "2026-10-20");
  const path = join(here.folder, "report.html");
  await here.talks("report", "-o", path);
  const page = readFileSync(path, "utf8");
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/<script|javascript:|@import|src=|href=|url\((?!#)|https?:/i);
  expect(page.match(/<figure>/g)).toHaveLength(4);
  // The figures are text in the picture.
  const totals = (await here.ok("report")).totals;
  expect(page).toContain(`>${totals.required}</text>`);
});

test("a page may have the margins and type sizes of an official document", async () => {
  const here = await staffedOffice();
  const path = join(here.folder, "report.html");
  await here.talks("report", "--paper", "-o", path, "--lang", "zh");
  const page = readFileSync(path, "utf8");
  expect(page).toContain("margin: 37mm 26mm 35mm 28mm");
  expect(page).toContain('lang="zh-CN"');
});

test("every figure of the page is that of the JSON of the same moment", async () => {
  const here = await staffedOffice();
  await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
  const path = join(here.folder, "report.html");
  await here.talks("report", "-o", path);
  const report = await here.ok("report");
  const rows = [...readFileSync(path, "utf8").matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? "").matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
  );
  const figures = (row: Record<string, number | null>) => [
    ...[row.required, row.done, row.waived, row.outstanding].map(String),
    row.coverage === null ? "-" : percentage(row.coverage ?? 0),
    ...[row.overdue, row.partial].map(String),
  ];
  for (const township of report.townships) {
    expect(rows).toContainEqual([township.township, ...figures(township)]);
  }
  for (const tier of report.tiers) {
    const [, ...found] = rows.find(([first]) => first?.startsWith(`${tier.tier} `)) ?? [];
    expect(found).toEqual(figures(tier));
  }
  expect(rows).toContainEqual(["Total", ...figures(report.totals)]);
});
