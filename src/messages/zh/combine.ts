import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 报告中各部分的名称。 */
const PARTS: Record<string, string> = {
  cycle: "换届",
  asOf: "截至日期",
  head: "校验码",
  filters: "筛选条件",
  totals: "合计",
  tiers: "各层级",
  districts: "各区县",
};

/** 报告中的位置，按最外层的部分说明。 */
const partOf = (key: string) => PARTS[key.split(".")[0] ?? ""] ?? "某处";

/** 各区县进度汇总。 */
export const combine: Messages["combine"] = {
  help: {
    summary: "汇总各区县的进度报告（talks report --json 生成的文件）",
    files: "talks report --json 生成的文件，带不带 --counts-only 均可",
  },
  title: (districts, cycle) => `${districts}个区县 · ${cycle} · 换届谈话进度汇总`,
  moment: (first, last) =>
    first === last ? words.longDay(first) : `${words.longDay(first)}至${words.longDay(last)}`,
  differentDays: (first, last) =>
    `注意：各报告的日期不一致，从${words.longDay(first)}到${words.longDay(last)}。`,
  columns: { asOf: "截至", head: "校验码", file: "文件" },
  notAReport: (file, key) => [
    `${file}不是区县的进度报告${key ? `（“${partOf(key)}”有误）` : ""}。`,
    "请用 talks report --json > 区县.json 生成。",
  ],
  misfit: (misfit) => {
    switch (misfit.code) {
      case "filtered":
        return [
          `${misfit.file}是筛选后的报告，不是全区县的。`,
          "请不加筛选重新生成：talks report --json。",
        ];
      case "figures":
        return [
          `${misfit.file}：“${partOf(misfit.where)}”的数字对不上。`,
          "文件可能被改动过，请区县重新报送。",
        ];
      case "another-cycle":
        return [
          `${misfit.file}是“${misfit.cycle}”的报告，${misfit.otherFile}是“${misfit.other}”的。`,
          "请汇总同一次换届的报告。",
        ];
      case "district-twice":
        return [
          `${misfit.district}在${misfit.otherFile}和${misfit.file}中重复出现。`,
          "请去掉其中一份。",
        ];
    }
  },
};
