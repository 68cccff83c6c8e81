import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { displayWidth } from "../../src/output/width.ts";

test.each([
  ["", 0],
  ["talks", 5],
  ["三桥村委会", 10],
  ["Ａ１（镇）", 10],
  ["“两委”", 6],
  ["\u001b[32m好\u001b[39m", 2],
  ["é", 1],
  ["e\u0301", 1],
  ["吴\u200b一", 4],
  ["𠮷野", 4],
])("%j takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("what rosters hold is as wide as string-width says", () => {
  const letter = fc.oneof(
    fc.constantFrom(..."吴一龙塘镇，。、；：（）《》“”·—…０Ａａ％abcXYZ019 -./%"),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  );
  const text = fc.array(letter).map((letters) => letters.join(""));
  fc.assert(fc.property(text, (said) => displayWidth(said) === stringWidth(said)));
});
