import fc from "fast-check";
import { expect, test } from "vitest";
import { openFile } from "../../src/store/database/open-file.ts";
import { factsOffice, take } from "./setup.ts";

const VILLAGES = ["东村", "南村", "西村"];
const MEASURES = ["party_members", "branches", "satisfaction"];
/** A cell: a number, blank, or a mark for nothing. */
const cell = fc.oneof(fc.integer({ min: 2, max: 4 }).map(String), fc.constantFrom("", "/", "无"));
const row = fc.record({
  village: fc.constantFrom(...VILLAGES),
  year: fc.constantFrom(2024, 2025),
  cells: fc.tuple(cell, cell, cell),
});
/** A statement: some columns, and each village and year once. */
const statement = fc.record({
  columns: fc.subarray([0, 1, 2], { minLength: 1 }),
  rows: fc.uniqueArray(row, {
    minLength: 1,
    maxLength: 6,
    selector: ({ village, year }) => `${village} ${year}`,
  }),
});
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;

function tableOf({ columns, rows }: Statement): string {
  const header = ["township,village,year", ...columns.map((i) => MEASURES[i])].join();
  const lines = rows.map(({ village, year, cells }) =>
    ["甲镇", village, year, ...columns.map((i) => cells[i])].join(),
  );
  return `${[header, ...lines].join("\n")}\n`;
}

/** Rule 30 a cell at a time: an absent column keeps, a blank one clears. */
function apply(known: Map<string, number>, { columns, rows }: Statement) {
  const counts = { added: 0, changed: 0, cleared: 0, passedOver: 0 };
  for (const { village, year, cells } of rows) {
    for (const i of columns) {
      const key = [village, year, MEASURES[i]].join(" ");
      const before = known.get(key);
      const value = Number.parseInt(cells[i] ?? "", 10);
      if (Number.isNaN(value)) {
        if (known.delete(key)) counts.cleared++;
        continue;
      }
      known.set(key, value);
      if (before === undefined) counts.added++;
      else if (before !== value) counts.changed++;
    }
  }
  return counts;
}

test("whatever is stated, what is known is what a clerk would make of it cell by cell", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 4 }), async (statements) => {
      const self = await factsOffice();
      const known = new Map<string, number>();
      for (const stated of statements) {
        expect(await take(self, tableOf(stated))).toEqual(apply(known, stated));
      }
      const store = openFile(self.db);
      const rows = store
        .prepare<[], { village: string; year: number; measure: string; value: number }>(
          `SELECT village.name AS village, fact.year, said.key AS measure, said.value
          FROM fact JOIN village ON village.id = fact.village_id, json_each(fact.said) AS said`,
        )
        .all();
      store.close();
      const found = rows.map(({ village, year, measure, value }): [string, number] => [
        [village, year, measure].join(" "),
        value,
      ]);
      expect(new Map(found)).toEqual(known);
      expect((await self.talks("doctor")).exit).toBe(0);
    }),
    { numRuns: 12 },
  );
});
