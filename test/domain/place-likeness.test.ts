import { expect, test } from "vitest";
import { alikePlaces, isNear } from "../../src/domain/place-likeness.ts";

const villages = (...places: [township: string, village: string][]) => {
  const townships = [...new Set(places.map(([township]) => township))];
  return places.map(([townshipName, name], id) => ({
    ...{ id, name, townshipName, township: townships.indexOf(townshipName) },
    ...{ district: 1, districtName: "琼山区" },
  }));
};
const alike = (...places: [string, string][]) =>
  alikePlaces(villages(...places)).map(({ names }) => names.join(" "));
const inOne = (...names: string[]) =>
  alike(...names.map((name): [string, string] => ["龙塘镇", name]));

test("villages under several names are pointed out", () => {
  expect(inOne("三桥", "三桥村", "三桥村委会", "三桥村民委员会")).toEqual([
    "三桥 三桥村 三桥村委会 三桥村民委员会",
  ]);
  expect(inOne("三桥村", "龙塘镇三桥村", "大坡村")).toEqual(["三桥村 龙塘镇三桥村"]);
  expect(inOne("米铺社区", "米铺居委会")).toEqual(["米铺社区 米铺居委会"]);
});

test("a village and a community of one name are two, and so are others", () => {
  expect(inOne("三桥村", "三桥社区")).toEqual([]);
  expect(inOne("三桥村", "三乔村", "一村", "二村")).toEqual([]);
  expect(alike(["龙塘镇", "三桥村"], ["云龙镇", "三桥村委会"])).toEqual([]);
});

test("townships under several names are pointed out", () => {
  expect(alike(["龙塘", "甲村"], ["龙塘镇", "乙村"], ["琼山区龙塘镇", "丙村"])).toEqual([
    "龙塘 龙塘镇 琼山区龙塘镇",
  ]);
  expect(alike(["国兴街道", "甲村"], ["国兴街道办事处", "乙村"])).toHaveLength(1);
  expect(alike(["龙塘镇", "甲村"], ["云龙镇", "乙村"])).toEqual([]);
});

test("one character makes a name a near one", () => {
  expect(isNear("三桥村委会", "三乔村委会")).toBe(true);
  expect(isNear("三桥村", "三桥村委会")).toBe(false);
  expect(isNear("三桥村", "二乔村")).toBe(false);
  expect(isNear("三桥村", "五桥村")).toBe(false);
  expect(isNear("东坡村", "西坡村")).toBe(false);
});
