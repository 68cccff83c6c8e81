import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BREAK, typist } from "../src/prompts/typing.ts";

const BEGIN = "\x1b[200~";
const END = "\x1b[201~";

/** What is typed when the text arrives in pieces cut there. */
function typed(text: string, cuts: number[] = []): string {
  const take = typist();
  const places = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return places.map((from, i) => take(text.slice(from, places[i + 1] ?? text.length))).join("");
}

describe("what is pasted", () => {
  test("arrives whole, wherever the terminal cuts it", () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom(..."思想 ab1，。") }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom("\r", "\n", "\r\n"),
        fc.array(fc.nat(40)),
        (all, end, at) => {
          // Cuts within a mark's first two characters would part an Escape key from what follows.
          const text = `好${BEGIN}${all.join(end)}${END}坏`;
          const cuts = at.map((cut) => cut + 4).filter((cut) => cut < text.length - END.length);
          expect(typed(text, cuts)).toBe(`好${all.join(BREAK)}坏`);
        },
      ),
    );
  });

  test("holds no key", () => {
    expect(typed(`${BEGIN}a\tb\x03\x04\x1b[A\x07c${END}`)).toBe("a b[Ac");
  });

  test("without marks is told by its lines that come at once; the last break is Enter", () => {
    expect(typed("一\r二\r")).toBe(`一${BREAK}二\r`);
    expect(typed("一\r\n\r\n二")).toBe(`一${BREAK}${BREAK}二`);
  });
});

test.each(["思想稳定\r", "\r", "\r\r\r", "\x1b", "\x1b[B\r", "\x03", "a\x1b[D\rb"])(
  "keys are what they are: %j",
  (keys) => expect(typed(keys)).toBe(keys),
);

test("the end of the input stops, as Ctrl-C does", () => {
  expect(typed("\x04")).toBe("\x03");
});
