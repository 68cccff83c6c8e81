import { expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import { bytes } from "../contract/setup.ts";
import { type Office, staffedOffice } from "../helpers/talks.ts";
import { HEAD } from "./setup.ts";

const FILE = `${HEAD}\n龙塘镇,三桥村,陈新,secretary,director,N1,\n`;

/** Lets a signal come while the `piece`th piece of long work is at work. */
function stopAt(here: Office, piece: number, code: "interrupted" | "terminated"): void {
  let begun = 0;
  here.signal = () =>
    ++begun === piece ? AbortSignal.abort(new Fault(code, {})) : new AbortController().signal;
}

test.each([
  ["reading", 1],
  ["taking in", 2],
])("a signal while %s takes all of it back", async (_, piece) => {
  const here = await staffedOffice();
  const file = here.file("new.csv", FILE);
  const before = bytes(here);
  for (const [code, exit] of [["interrupted", 130] as const, ["terminated", 143] as const]) {
    stopAt(here, piece, code);
    const plain = await here.talks("import", file);
    const said = { exit, stdout: "", stderr: "Stopped; nothing was changed.\n" };
    expect(plain).toMatchObject(said);
    stopAt(here, piece, code);
    expect((await here.talks("import", file, "--lang", "zh")).stderr).toBe(
      "已中止，未作任何改动。\n",
    );
    stopAt(here, piece, code);
    const json = await here.talks("import", file, "--json");
    expect(json).toMatchObject({ exit, stdout: "" });
    expect(JSON.parse(json.stderr).error.code).toBe(code);
  }
  expect(bytes(here)).toEqual(before);

  here.signal = () => new AbortController().signal;
  expect((await here.ok("import", file)).people.added).toBe(1);
});
