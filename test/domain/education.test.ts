import { expect, test } from "vitest";
import { isCollege } from "../../src/domain/education.ts";

test.each(
  [
    ...["大专", "专科", "大学专科", "本科", "大学本科", "大学", "在职研究生", "硕士研究生", "博士"],
    ...["函授大专", "中央党校大学", "专升本", "高职", "高等职业教育", "bachelor", "Junior college"],
  ].map((text): [string, boolean | null] => [text, true]),
)("%s is college or above", (text, is) => expect(isCollege(text)).toBe(is));

test.each([
  ...["小学", "初中", "高中", "中专", "中等专科", "中等职业教育", "职高", "职业高中", "技校"],
  ...["高级中学", "文盲", "high school", "primary"],
])("%s is not", (text) => expect(isCollege(text)).toBe(false));

test.each([
  ...["", "不详", "其他", "大专在读", "本科肄业", "高中及以上", "大专以下", "高中（大专在读）"],
])("%s does not say", (text) => expect(isCollege(text)).toBeNull());

test("nothing says nothing", () => expect(isCollege(null)).toBeNull());
