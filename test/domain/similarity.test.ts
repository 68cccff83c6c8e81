import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { THRESHOLDS } from "../../src/domain/hints.ts";
import { groupNearDuplicates } from "../../src/domain/near-duplicates.ts";
import { plain, similarity } from "../../src/domain/similarity.ts";
import { DIFFERENT, TEMPLATE } from "../helpers/findings.ts";

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const hanText = (minLength: number, maxLength = 200) =>
  fc.string({ unit: han, minLength, maxLength });
const anyText = fc.oneof(fc.string({ unit: "grapheme" }), hanText(0));

describe("similarity", () => {
  test("is the same in both directions, and from 0 to 1", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const alike = similarity(one, other);
        expect(similarity(other, one)).toBe(alike);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is 1 for equal texts", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(similarity(text, text)).toBe(1);
      }),
    );
  });

  test("is 0 for texts without a character in common", () => {
    const one = fc.string({ unit: fc.constantFrom(..."思想稳定愿意留任"), minLength: 1 });
    const other = fc.string({ unit: fc.constantFrom(..."口碑较好办事公道"), minLength: 1 });
    fc.assert(
      fc.property(one, other, (a, b) => {
        expect(similarity(a, b)).toBe(0);
      }),
    );
  });

  test.each([
    ["punctuation", "思想稳定，愿意留任。", "思想稳定；愿意留任"],
    ["spacing", "思想稳定愿意留任", " 思想 稳定\n愿意\u3000留任 "],
    ["full width", "得票率85%，ABC", "得票率８５％,ＡＢＣ"],
    ["case", "GDP增长", "gdp增长"],
  ])("does not see %s", (_, one, other) => {
    expect(similarity(one, other)).toBe(1);
  });

  test("is twice the common pairs of characters by all of both", () => {
    expect(similarity("甲乙丙", "甲乙丁")).toBe(0.5); // {甲乙, 乙丙} and {甲乙, 乙丁}
    expect(similarity("甲乙丙丁", "甲乙")).toBe(0.5); // 2 · 1 / (3 + 1)
    expect(similarity("甲乙甲乙", "甲乙甲")).toBe(1); // each pair once
    expect(similarity("好", "好")).toBe(1);
    expect(similarity("好", "良好")).toBe(0);
  });

  test("keeps the vowel signs of Tibetan and Uyghur", () => {
    expect(plain("བོད་ ཡིག")).toBe("བོདཡིག");
  });
});

describe("grouping", () => {
  const groupsOf = (texts: string[], least: number = THRESHOLDS.similarity) =>
    groupNearDuplicates(texts.map(plain), least).map(({ members }) => members);

  test("a changed name or a few changed words stay with the text", () => {
    const [mind = "", ability = "", politics = "", standing = ""] = TEMPLATE;
    const text = TEMPLATE.join("；");
    const copies = [
      text,
      text.replaceAll("，", ","),
      text.replace("该同志", "吴小明同志"),
      text.replace("没有意见", "表示拥护"),
      text.replace("办事稳妥", "处事公道稳妥"),
      [mind, ability, politics, `${standing}建议留任。`].join("；"),
      [mind, ability, standing, politics].join("；"),
    ];
    expect(groupsOf(copies)).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  });

  test("texts on the same four things that differ stay apart", () => {
    const texts = DIFFERENT.map((four) => four.join("；"));
    expect(texts.length).toBe(12);
    expect(groupsOf(texts)).toEqual(texts.map((_, at) => [at]));
    const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => similarity(a, b)));
    expect(Math.max(...pairs)).toBeLessThan(0.5); // not by a hair's breadth
  });

  test("the usual phrases with another judgement stay apart", () => {
    const texts = [
      "思想状况稳定，愿意继续担任村干部；工作能力较强，能够胜任本职工作；政治立场坚定，拥护党的领导；群众口碑较好，办事公道",
      "思想稳定，不愿继续担任村干部；工作能力较弱，难以胜任本职工作；政治立场坚定，拥护党的领导；群众口碑一般，办事拖拉",
      "思想状况稳定，有继续连任的意愿；工作能力一般，需加强业务学习；政治素质较高，服从组织安排；群众基础好，得到群众认可",
    ];
    expect(groupsOf(texts)).toEqual([[0], [1], [2]]);
  });

  test("is by the most frequent text, and no chain joins what differs", () => {
    const a = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉";
    const b = `${a.slice(0, 17)}天地玄`;
    const c = `${b.slice(3)}宇宙洪`;
    const [ab, bc, ac] = [similarity(a, b), similarity(b, c), similarity(a, c)];
    expect([ab > 0.8, bc > 0.8, ac > 0.8]).toEqual([true, true, false]);
    expect(groupsOf([c, a, b, b, a, a], 0.8)).toEqual([[1, 2, 3, 4, 5], [0]]);
    expect(groupsOf([c, a, b, b], 0.8)).toEqual([[0, 1, 2, 3]]);
  });

  test("tells the pattern and how alike the least alike is to it", () => {
    const texts = ["甲乙丙丁戊己", "甲乙丙丁戊己庚", "甲乙丙丁戊己庚"];
    const [group] = groupNearDuplicates(texts, 0.8);
    expect(group).toEqual({ members: [0, 1, 2], pattern: 1, similarity: 10 / 11 });
  });

  test("every text is in one group, like its pattern, with all that equal it", () => {
    const bank = fc.constantFrom(...DIFFERENT.flat());
    const text = fc.array(bank, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    const texts = fc.array(fc.oneof(text, hanText(1, 8)).map(plain), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (list) => {
        const groups = groupNearDuplicates(list, 0.8);
        const all = groups.flatMap(({ members }) => members);
        expect(all.toSorted((a, b) => a - b)).toEqual(list.map((_, at) => at));
        for (const { members, pattern, similarity: least } of groups) {
          const found = members.map((at) => similarity(list[at] ?? "", list[pattern] ?? ""));
          expect(Math.min(...found)).toBe(least);
          expect(least).toBeGreaterThanOrEqual(0.8);
        }
        expect(groups.length).toBeLessThanOrEqual(new Set(list).size);
      }),
    );
  });

  test("one changed character in a long text is always found", () => {
    fc.assert(
      fc.property(hanText(60), fc.nat(59), han, (text, at, other) => {
        const characters = [...text];
        characters[at] = other;
        expect(groupNearDuplicates([text, characters.join("")], 0.8)).toHaveLength(1);
      }),
    );
  });
});
