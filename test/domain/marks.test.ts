import { expect, test } from "vitest";
import { isDitto, isNothing, saysSomething } from "../../src/domain/marks.ts";

test.each([
  "/",
  "\\",
  "-",
  "—",
  "——",
  "－",
  "／",
  "无",
  "没有",
  "暂无",
  "略",
  "N/A",
  "n/a",
  "N.A.",
  "（无）",
  "无。",
  " 无 ",
  "…",
  "、",
  "none",
])("rule 27: %s is nothing", (mark) => {
  expect(isNothing(mark)).toBe(true);
  expect(saysSomething(mark)).toBe(false);
});

test.each(["无为", "吴无忌", "略有进步", "没有意见", "Na Li", "无锡", "空谈", "5", "不", "好"])(
  "%s says something",
  (text) => {
    expect(isNothing(text)).toBe(false);
    expect(saysSomething(text)).toBe(true);
  },
);

test.each(["同上", "〃", "同 上", "（同上）", "同左", "见上"])(
  "%s says what stands elsewhere",
  (text) => {
    expect(isDitto(text)).toBe(true);
    expect(saysSomething(text)).toBe(false);
  },
);

test.each([
  "未了解",
  "不详",
  "暂不了解",
  "不清楚。",
  "未知",
  "？",
  "。。。",
  "\u200b",
  "\ufe00",
  "\u3164",
  "???",
])("rule 7: %j is no finding", (text) => {
  expect(saysSomething(text)).toBe(false);
});
