import { expect, test } from "vitest";
import { FOUND, staffedOffice } from "./helpers/talks.ts";

test("from a roster to a report", async () => {
  const office = await staffedOffice();
  const { talks } = await office.ok("list", "--township", "龙塘镇", "--tier", "1");
  expect(talks).toHaveLength(3);
  await office.ok("log", String(talks[0].id), ...FOUND);
  const report = await office.ok("report");
  expect(report.totals).toMatchObject({ required: 13, done: 1, outstanding: 12 });
});
