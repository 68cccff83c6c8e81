import fc from "fast-check";
import { expect, test } from "vitest";
import { nameKey, placeName } from "../../src/domain/names.ts";

/*
 * domain.md says of names only that they tell a talker or namesakes; how offices write one name is
 * what Chinese input methods and spreadsheets make of it.
 */

const name = fc.string({
  unit: fc.constantFrom(...Array.from("吴符陈林王郑三一乐㐂阿依古丽·")),
  minLength: 1,
  maxLength: 8,
});

test.each([
  ["a name of two characters set apart by a full-width space", "张　三", "张三"],
  ["a space typed by habit", " 张 三", "张三"],
  ["a zero-width space or a byte-order mark pasted along", "\uFEFF张\u200B三", "张三"],
  ["the middle dots of different input methods", "阿依古丽•买买提", "阿依古丽·买买提"],
  ["the Japanese middle dot", "阿依古丽・买买提", "阿依古丽·买买提"],
  ["full-width letters", "王Ａ", "王A"],
])("%s is the same name", (_, written, plain) => {
  expect(nameKey(written)).toBe(nameKey(plain));
});

test("spaces and invisible characters anywhere make no other name", () => {
  const blank = fc.constantFrom(..." \u3000\u00A0\u200B\u200D\uFEFF\t");
  fc.assert(
    fc.property(name, fc.nat(8), blank, (plain, at, space) => {
      const spaced = plain.slice(0, at) + space + plain.slice(at);
      expect(nameKey(spaced)).toBe(nameKey(plain));
    }),
  );
});

test("names of other characters stay other names", () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(nameKey(a) === nameKey(b)).toBe(a === b);
    }),
  );
});

test.each([
  ["full-width brackets stay", "三桥村（一区）", "三桥村（一区）"],
  ["half-width brackets around Chinese", "三桥村(一区)", "三桥村（一区）"],
  ["spaces and invisible characters", " 三\u3000桥\u200B 村\t(一 区)", "三桥村（一区）"],
  ["full-width letters and digits", "Ａ区１２村", "A区12村"],
  ["one middle dot", "巴音•郭楞", "巴音·郭楞"],
  ["words in Latin letters", "New  Village 2 (east)", "New Village 2 (east)"],
])("%s in the name of a place", (_, written, one) => {
  expect(placeName(written)).toBe(one);
  expect(placeName(one)).toBe(one);
});
