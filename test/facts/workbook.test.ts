import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { factsOffice, total } from "./setup.ts";

const block = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  ...{ startRow, startCol, endRow, endCol },
});

test("a workbook with a title, a unit above, merged years and merged townships", async () => {
  const self = await factsOffice();
  const rows: CellValue[][] = [
    ["甲镇村级情况统计表", null, null, null, null, null],
    ["单位：万元", null, null, null, null, null],
    ["乡镇", "村（社区）", "近三年村集体经济收入", null, null, "2025年群众满意度（%）"],
    [null, null, 2023, 2024, 2025, null],
    ["甲镇", "东村", 10, 11.5, 12, 96.5],
    [null, "南村", null, 4, "/", 88],
    [null, "西村", 5, 5.1, 5.2, "97%"],
    ["合计", null, 15, 20.6, 17.2, null],
  ];
  const merges = [
    ...[block(0, 0, 0, 5), block(2, 2, 2, 4), block(2, 0, 3, 0), block(2, 1, 3, 1)],
    ...[block(2, 5, 3, 5), block(4, 0, 6, 0)],
  ];
  const path = join(self.folder, "facts.xlsx");
  writeFileSync(path, await writeXlsx({ sheets: [{ name: "情况", rows, merges }] }));
  const { facts, warnings } = await self.ok("import", path);
  expect(facts).toEqual({ added: 10, changed: 0, cleared: 0, passedOver: 0 });
  expect(warnings.join()).not.toContain("no unit");
  expect(await total(self, "collective_income")).toMatchObject({ total: 172_000, known: 2 });
  expect(await total(self, "collective_income", 2024)).toMatchObject({ total: 206_000, known: 3 });
  expect(await total(self, "satisfaction")).toMatchObject({ lowest: 88, highest: 97 });
});

test("a percentage as a workbook keeps it, 0.965, is refused with its cell", async () => {
  const self = await factsOffice();
  const rows: CellValue[][] = [
    ["乡镇", "村", "2025年群众满意度"],
    ["甲镇", "东村", 0.965],
  ];
  const path = join(self.folder, "facts.xlsx");
  writeFileSync(path, await writeXlsx({ sheets: [{ name: "情况", rows }] }));
  const { exit, stderr } = await self.talks("import", path, "--json");
  expect(exit).toBe(3);
  expect(JSON.parse(stderr).error.issues[0]).toMatchObject({ sheet: "情况", column: "C2" });
});
