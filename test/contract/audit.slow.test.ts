import { expect, test } from "vitest";
import { DIFFERENT } from "../helpers/findings.ts";
import { day, enter, type Json, officeOf, talksIn } from "./audit-office.ts";

test("twenty thousand records end", async () => {
  const office = await officeOf(40);
  const talks = await talksIn(office, "石桥村");
  const phrase = (i: number, of: number) => DIFFERENT[i % 12]?.[of] ?? "";
  await enter(
    office,
    Array.from({ length: 20_000 }, (_, i) => {
      const text = i % 5000; // each text four times, with four people
      return {
        talk: talks[(i + Math.floor(i / 5000)) % 40].id,
        date: day(i),
        mode: "phone",
        mind: phrase(text, 0),
        ability: phrase(Math.floor(text / 12), 1),
        politics: phrase(Math.floor(text / 144), 2),
        standing: phrase(Math.floor(text / 1728), 3),
      };
    }),
  );
  const { records, findings } = await office.ok("audit");
  expect(records).toBe(20_000);
  const ids = findings.flatMap((hint: Json) => hint.records.map(({ id }: Json) => id));
  expect(new Set(ids).size).toBe(20_000);
});
