import fc from "fast-check";
import { expect, test } from "vitest";
import { type StatedPerson, tellApart } from "../../src/domain/people.ts";
import type { CadreRow } from "../../src/domain/roster.ts";
import { openFile } from "../../src/store/database/open-file.ts";
import { identitiesIn } from "../../src/store/roster/identity.ts";
import { endStaging, groupsOf, openStaging, stage } from "../../src/store/roster/staging.ts";
import { office } from "../helpers/talks.ts";
import { emptyOffice } from "./setup.ts";

const maybe = (...values: string[]) => fc.constantFrom(null, ...values);

/** Rows with so few villages, names, numbers and months that they meet in every way. */
const statement = fc
  .array(
    fc.record({
      village: fc.constantFrom("甲村", "乙村", "丙村"),
      name: fc.constantFrom(null, "吴一", "吴 一", "符二"),
      staffNo: maybe("1", "2", "3"),
      born: maybe("1970-01", "1980-02"),
      held: fc.boolean(),
    }),
    { maxLength: 9 },
  )
  .map((rows) =>
    rows.map(
      ({ village, name, staffNo, born, held }, i): CadreRow => ({
        at: { file: "cadres.csv", row: i + 2 },
        ...{ district: null, township: "龙塘镇", village, name, branch: "", from: null },
        posts: held ? ["secretary"] : [],
        details: {
          staffNo,
          born,
          sex: null,
          idLastFour: null,
          phone: null,
          coopHead: null,
          education: null,
          background: null,
        },
      }),
    ),
  );

const lines = (rows: CadreRow[]) => rows.map(({ at }) => at.row).sort((a, b) => a - b);
const person = ({ name, details, rows }: StatedPerson) =>
  JSON.stringify([name, details, lines(rows)]);
const clash = ({ code, rows }: { code: string; rows: CadreRow[] }) =>
  JSON.stringify([code, lines(rows)]);

test("told apart village by village, people are those told apart all together", async () => {
  const store = openFile((await emptyOffice(office())).db);
  fc.assert(
    fc.property(statement, fc.integer({ min: 1, max: 9 }), (rows, size) => {
      const staging = openStaging(store);
      for (let from = 0; from < rows.length; from += size) {
        stage(staging, {
          leaders: [],
          villages: [],
          cadres: rows.slice(from, from + size),
          facts: [],
          items: [],
        });
      }
      endStaging(staging);
      const companies = [...groupsOf(staging, "cadres")].map(({ id }) => identitiesIn(staging, id));
      staging.db.close();

      const held = rows.filter(({ name, posts }) => name !== null && posts.length > 0);
      const together = tellApart(held, ({ village }) => village);
      const clashes = companies.flatMap((company) => company.clashes.map(clash));
      expect(clashes.sort()).toEqual(together.clashes.map(clash).sort());
      const people = companies.flatMap((company) => company.people.map(person));
      expect(people.sort()).toEqual(together.people.map(person).sort());
      // Whoever is a village's guest is taken in with one before it.
      const taken = new Set<string | null>();
      for (const company of companies) {
        for (const { details } of company.fromEarlier) expect(taken).toContain(details.staffNo);
        for (const { details } of company.people) taken.add(details.staffNo);
      }
    }),
    { numRuns: 1000 },
  );
  store.close();
});
