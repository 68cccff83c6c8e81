import type { NotSet, Unplaced } from "../../domain/plan.ts";
import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 连续的年份。 */
const span = (years: string[]) =>
  years.length === 1 ? `${years[0]}年` : `${years[0]}年至${years.at(-1)}年`;

const BECAUSE: Record<Unplaced, string> = {
  "seat-vacant": "职位空缺",
  "deadline-passed": "期限已过",
  "no-day-left": "排不下",
};

const NOT_SET: Record<NotSet["because"], string> = {
  passed: "已过",
  "before-start": "早于换届起始日",
  "after-deadline": "晚于期限",
};

/** 谈话安排。 */
export const plan: Messages["plan"] = {
  help: {
    summary: "谈话安排：哪个工作日到哪个村、社区谈哪些人",
    id: "要排定或取消日期的谈话编号",
    day: "把这次谈话排在这一天",
    free: "取消已排定的日期",
    perDay: "每人每天谈多少人次（默认为各谈话人能按期谈完的最少数）",
    off: "休息日，可写起止：2026-10-01..2026-10-08；可重复",
    on: "周末或节假日中要上班的日子；可重复",
    weekends: "周六、周日也谈",
    holidays: "法定节假日休息（限已公布的年份）",
    until: "只看到这一天为止",
    names: "在日历文件（.ics）中写明谈话对象姓名",
  },
  title: (district, cycle, from) => `${district} · ${cycle} · 谈话安排（${words.longDay(from)}起）`,
  calendar: (district, cycle) => `${district} · ${cycle} · 谈话安排`,
  event: (seat, where, count) => `谈话：${where}${count}人次（${seat}）`,
  weekday: (day) => `周${"日一二三四五六"[day]}`,
  seat: (talker, perDay) => `${talker}：每天${perDay}人次。`,
  planned: (count, last) => `已安排${count}人次，最后一次在${words.longDay(last)}。`,
  unplaced: (because, count, needed) => {
    const would = needed === null ? "" : `每天须谈${needed}人次。`;
    switch (because) {
      case "seat-vacant":
        return `有${count}人次因职位空缺无人谈话。${would}`;
      case "deadline-passed":
        return `有${count}人次期限已过，无法安排。`;
      case "no-day-left":
        return `有${count}人次排不下。${would}`;
    }
  },
  notSet: (because, ids) => `${words.list(ids)}号谈话排定的日期${NOT_SET[because]}，视为未排定。`,
  onDayOff: (ids) => `${words.list(ids)}号谈话排在休息日。`,
  holidays: (years, unknown) =>
    `已知${years[0]}年至${years.at(-1)}年的法定节假日。${unknown.length > 0 ? `${span(unknown)}的尚不知道，周一至周五按上班计。` : ""}`,
  more: (count) => `……另有${count}人次：talks plan --until <日期>，或 -o 谈话安排.xlsx`,
  moreUnplaced: (count) => `……另有${count}人次：talks plan -o 谈话安排.xlsx`,
  setDay: "排定日期",
  moreSeats: (count) => `……另有${count}项：talks plan -o 谈话安排.xlsx`,
  sections: {
    days: "每日安排",
    week: "今后一周",
    seats: "各谈话人",
    unplaced: "未能安排",
  },
  columns: {
    day: "日期",
    weekday: "星期",
    count: "人次",
    planned: "已安排",
    perDay: "每天",
    needed: "每天须谈",
    unplaced: "未安排",
    last: "最后一天",
    because: "原因",
  },
  because: BECAUSE,
  nothing: "没有未谈，不需要安排。",
  freeWeek: "今后一周没有安排谈话。",
  set: (id, person, day) => `${id}号谈话（${person}）排在${words.longDay(day)}。`,
  freed: (id, person) => `${id}号谈话（${person}）没有排定日期。`,
  offWarning: (day) => `${words.longDay(day)}是休息日。`,
  dayOrFree: "请用 --day 指明日期，或用 --free 取消日期。",
  talkAlone: "排定日期时，只用编号和 --day 或 --free，不能再给筛选条件或其他选项。",
  history: (talk, day) =>
    day === null ? `${talk}号谈话：取消日期` : `${talk}号谈话：排在${words.longDay(day)}`,
};
