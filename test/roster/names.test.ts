import { describe, expect, test } from "vitest";
import { readName } from "../../src/roster/person-name.ts";
import { readSeat } from "../../src/roster/seats.ts";
import { isTotal } from "../../src/roster/totals.ts";
import { sectionOf, townshipIn } from "../../src/roster/townships.ts";

describe("a cell of names", () => {
  test.each([
    "空缺（拟补选）",
    "待补选",
    "拟补选",
    "暂缺",
    "空 缺",
    "缺1名",
    "未配备",
    "/",
    "暂无",
    "（空缺）",
  ])("%s is vacant", (cell) => {
    expect(readName(cell)).toEqual({ name: null });
  });

  test.each([
    "×××",
    "同上",
    "〃",
    "？",
    "0",
    "张三（已离任）",
    "李四（病故）",
    "张三已故",
    "3人",
    "合计",
    "某某",
    "XXX",
    "李×",
    "张三13800000000",
    "空缺（张三兼）",
    "张三（代）",
    "书记兼",
    "\ufe00",
    "〇〇〇",
  ])("%s is nobody's name", (cell) => {
    expect(readName(cell)).toEqual({ problem: "no-name" });
  });

  test.each(["张三、李四", "张三 李四", "张三/李四", "张三\n李四"])("%j are two", (cell) => {
    expect(readName(cell)).toEqual({ problem: "two-names" });
  });

  test.each([
    ["张 三", "张 三"],
    ["张\n三", "张三"],
    ["欧阳 娜娜", "欧阳 娜娜"],
    ["吴一（女，黎族）", "吴一"],
    ["张三 女", "张三"],
    ["张三（兼）", "张三"],
    ["阿依古丽·买买提", "阿依古丽·买买提"],
    ["Ann B. Lee", "Ann B. Lee"],
    ['张三"小三"', '张三"小三"'],
    ["陈书记", "陈书记"],
  ])("%j is %s", (cell, name) => {
    expect(readName(cell)).toEqual({ name });
  });
});

test.each([
  ["中共云川区委", "书记", "district_secretary 云川区"],
  ["中共云川区委员会", "书记", "district_secretary 云川区"],
  ["云川区委组织部", "部长", "organization_minister 云川区"],
  ["云川区", "区委常委、组织部部长", "organization_minister 云川区"],
  ["临江镇", "党委书记、人大主席", "township_secretary 临江镇"],
  ["滨江街道", "党工委书记（兼）", "township_secretary 滨江街道"],
  ["滨江街道党工委", "书记", "township_secretary 滨江街道"],
  ["海口市琼山区龙塘镇", "党委书记", "township_secretary 龙塘镇"],
  ["红明农场", "党委书记", "township_secretary 红明农场"],
  [null, "琼山区委书记", "district_secretary 琼山区"],
  [null, "龙塘镇党委书记", "township_secretary 龙塘镇"],
  ["区委", "书记", "district_secretary null"],
  ["龙塘镇", "党委书记、一级主任科员", "township_secretary 龙塘镇"],
  ["龙塘镇", "镇长", "no-seat"],
  ["龙塘镇", "党委副书记、镇长", "no-seat"],
  ["云川区委组织部", "常务副部长", "no-seat"],
  ["云川区纪委", "书记", "no-seat"],
  ["龙塘镇", "原党委书记", null],
  ["龙塘镇", "党委书记（代）", null],
  ["龙塘镇", "党委副书记（主持党委工作）", null],
  ["龙塘镇", "拟任党委书记", null],
  [null, "原龙塘镇党委书记", null],
  ["三桥村", "党支部书记", null],
])("%s | %s is %s", (unit, title, seat) => {
  const read = readSeat(title, unit, null);
  const told = read && read !== "no-seat" ? `${read.post} ${read.township ?? read.district}` : read;
  expect(told).toBe(seat);
});

test.each([
  ["龙塘镇村（社区）“两委”成员花名册", "龙塘镇"],
  ["海口市琼山区国兴街道社区两委换届人员名单", "国兴街道"],
  ["填报单位：龙塘镇", "龙塘镇"],
  ["附件1：琼山区龙塘镇2026年谈话对象名单", "龙塘镇"],
  ["2026年新市镇两委", "新市镇"],
  ["龙塘镇、云龙镇村干部名册", null],
  ["村两委花名册", null],
  ["各镇村干部名册", null],
  ["乡镇村干部花名册", null],
  ["Sheet1", null],
])("the title %s names %s", (title, township) => {
  expect(townshipIn(title)).toBe(township);
});

test("headings of sections name townships and villages", () => {
  expect(sectionOf("一、龙塘镇（12个村）")).toMatchObject({ column: "township", name: "龙塘镇" });
  expect(sectionOf("（二）三桥村")).toMatchObject({ column: "village", name: "三桥村" });
  expect(sectionOf("1.姓名须与身份证一致")).toBeNull();
});

test.each(["合计", "龙塘镇小计", "1个村", "共3人", "总计25名", "三人"])("%s adds up", (text) => {
  expect(isTotal(text)).toBe(true);
});

test.each(["合计镇", "总计村", "会计", "八一村", "建设3村", "共和村", "个旧市"])(
  "%s is a name",
  (text) => {
    expect(isTotal(text)).toBe(false);
  },
);
