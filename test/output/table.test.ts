import { Chalk } from "chalk";
import { expect, test } from "vitest";
import { table } from "../../src/output/formats/table.ts";

/** A letter with the mark that asks for one of its forms, as in some names: two columns wide. */
const FORM = "葛\u{E0100}";

test("no character is lost in a wrapped cell, however wide another library thinks it is", async () => {
  const text = FORM.repeat(40);
  const columns = [
    { heading: "name", kind: "text" as const },
    { heading: "talks", kind: "count" as const },
  ];
  const sheet = { title: "", columns, rows: [[text, 12]] };
  const document = { title: "", lines: [], sheets: [sheet], foot: [] };
  const screen = { width: 40, none: "-", paint: new Chalk({ level: 0 }) };
  const shown = await table(document, screen);
  expect(shown.split("\n").length).toBeGreaterThan(2);
  expect(shown.match(/葛|\u{E0100}/gu)?.join("")).toBe(text);
  expect(shown).toMatch(/ 12$/m);
});
