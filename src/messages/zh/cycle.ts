import type { Messages } from "../index.ts";
import { words } from "./words.ts";

const span = (from: string, to: string) =>
  from === to ? words.longDay(from) : `${words.longDay(from)}至${words.longDay(to)}`;
const days = (list: string[]) =>
  list.length <= 2
    ? words.list(list.map(words.longDay))
    : `${span(list[0] ?? "", list.at(-1) ?? "")}（共${list.length}天）`;

/** 休息日、上班日和变更日期的预演。 */
export const cycle: Messages["cycle"] = {
  help: {
    off: "记下休息日，可写起止：2026-10-01..2026-10-08；可重复",
    on: "记下周末或节假日中要上班的日子；可重复",
    noOff: "取消已记下的休息日，可写起止；可重复",
    noOn: "取消已记下的上班日，可写起止；可重复",
    dryRun: "只看会有什么影响，不作改动",
  },
  off: "休息日",
  on: "上班日",
  span,
  daysKept: "休息日和上班日已记下，谈话安排照此排定。",
  rehearsal: "预演：未作任何改动。",
  overdue: (count) => (count === 0 ? "不会有谈话因此逾期。" : `将有${count}人次因此逾期。`),
  noLongerFinish: (count) =>
    count === 0
      ? "按各自进度能按期谈完的，仍能按期谈完。"
      : `按各自进度本可按期谈完的，有${count}个职位将不能按期谈完。`,
  sameNumbers: "各谈话人每天须谈的人次不变。",
  sections: { seats: "每天须谈人次的变化", overdue: "将逾期的谈话" },
  columns: { before: "变更前", after: "变更后", finishes: "按各自进度" },
  finishes: (before, after) =>
    before === after
      ? after
        ? "能按期谈完"
        : "不能按期谈完"
      : after
        ? "变为能按期谈完"
        : "变为不能按期谈完",
  more: (count) => `……另有${count}项，用 --json 查看全部`,
  history: ({ from, to, off, worked, noLongerOff, noLongerWorked }) =>
    words.parts([
      ...(from && to
        ? [`由${span(from.start, from.election)}改为${span(to.start, to.election)}`]
        : []),
      ...(off ? [`休息日${days(off)}`] : []),
      ...(worked ? [`上班日${days(worked)}`] : []),
      ...(noLongerOff ? [`不再是休息日${days(noLongerOff)}`] : []),
      ...(noLongerWorked ? [`不再是上班日${days(noLongerWorked)}`] : []),
    ]),
};
