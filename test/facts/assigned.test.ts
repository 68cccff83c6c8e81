import { expect, test } from "vitest";
import { openFile } from "../../src/store/database/open-file.ts";
import { isAssigned } from "../../src/store/talks/assigned-until.ts";
import type { Office } from "../helpers/talks.ts";
import { CADRES, factsOffice, take, VILLAGES, WORKED } from "./setup.ts";

function known(self: Office): boolean {
  const store = openFile(self.db);
  const assigned = isAssigned(store, self.today);
  store.close();
  return assigned;
}

test("facts decide nothing: what was assigned is known to be so still", async () => {
  const self = await factsOffice();
  expect(known(self)).toBe(true);
  await take(self, WORKED);
  expect(known(self)).toBe(true);
  expect((await self.talks("doctor")).exit).toBe(0);
});

test("a roster that came before facts, or with them, still asks for assign", async () => {
  const flagged = VILLAGES.replace("东村,no", "东村,yes");
  const before = await factsOffice();
  await before.ok("import", before.file("villages.csv", flagged));
  await take(before, WORKED);
  expect(known(before)).toBe(false);

  const along = await factsOffice();
  await along.ok("import", along.file("villages.csv", flagged), along.file("facts.csv", WORKED));
  expect(known(along)).toBe(false);

  const people = await factsOffice();
  const cadres = CADRES.replace("甲镇,西村,吴二,secretary,director", "甲镇,西村,吴二,,director");
  await people.ok("import", people.file("cadres.csv", cadres), people.file("facts.csv", WORKED));
  expect(known(people)).toBe(false);
});
