import fc from "fast-check";
import displayWidth from "string-width";
import { describe, expect, test } from "vitest";
import { wrap } from "../../src/output/wrap.ts";

describe("wrap", () => {
  test("breaks English between words", () => {
    expect(wrap("who must still be talked with", 10)).toEqual([
      "who must",
      "still be",
      "talked",
      "with",
    ]);
  });

  test("breaks Chinese anywhere but around its punctuation", () => {
    expect(wrap("应谈三人，未谈二人。", 8)).toEqual(["应谈三", "人，未谈", "二人。"]);
    expect(wrap("某某村（重点）", 8)).toEqual(["某某村", "（重点）"]);
  });

  test("keeps a number with what it counts, and a flag whole", () => {
    expect(wrap("还有725人次未谈", 8)).toEqual(["还有", "725人次", "未谈"]);
    expect(wrap("请用 --follow-up 写明", 14)).toEqual(["请用", "--follow-up 写", "明"]);
  });

  test("cuts a word only where it is wider than a line", () => {
    expect(wrap("a abcdefgh", 4)).toEqual(["a", "abcd", "efgh"]);
  });

  test("indents what follows the first line", () => {
    expect(wrap("3. personally held", 14, 3)).toEqual(["3. personally", "   held"]);
  });

  const texts = fc
    .array(fc.constantFrom(..."村重点。、，；：）》」（《“”abc12 -.…👍é".split("")), {
      maxLength: 60,
    })
    .map((letters) => letters.join("").trim());

  test("is never wider than asked and loses nothing but spaces", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });

  // Not more punctuation in a row than a line takes.
  const sentences = fc
    .array(fc.constantFrom(..."村。 重， 点； （甲） 《乙丙》 “丁” ab 12 某某：".split(" ")), {
      maxLength: 40,
    })
    .map((parts) => parts.join(""));

  test("begins no line with a closing mark and ends none with an opening one", () => {
    fc.assert(
      fc.property(sentences, fc.integer({ min: 12, max: 60 }), (text, width) => {
        for (const line of wrap(text, width).slice(1))
          expect(line).not.toMatch(/^[。、，；：）》”]/);
        for (const line of wrap(text, width).slice(0, -1)) expect(line).not.toMatch(/[（《“]$/);
      }),
    );
  });
});
