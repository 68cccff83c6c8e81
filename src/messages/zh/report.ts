import type { Tally } from "../../domain/tally.ts";
import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 一次都没谈的，也说“实谈0”。 */
const held = ({ required, done, waived }: Tally) =>
  `应谈${required}人次，实谈${done}人次${waived > 0 ? `，核减${waived}人次` : ""}`;

/** 进度报告和谈话清单。 */
export const report: Messages["report"] = {
  title: (district, cycle) => `${district} · ${cycle} · 换届谈话进度`,
  moment: (asOf, election, daysLeft) =>
    daysLeft > 0
      ? `${words.longDay(asOf)} · 选举日${words.longDay(election)} · 还有${words.days(daysLeft)}`
      : daysLeft === 0
        ? `${words.longDay(asOf)} · 今天选举`
        : `${words.longDay(asOf)} · 选举日${words.longDay(election)}，已过${words.days(-daysLeft)}`,
  since: (day, news) =>
    `${words.day(day)}以来：新谈${news.held}人次，新关闭${news.closed}人次，新增应谈${news.newlyOwed}人次。`,
  outlook: "展望：假定此后不再录入，到这一天的情况。",
  nothingRequired: "没有应谈。",
  nothingRequiredHere: "所选范围内没有应谈。",
  allDone: (required) => `应谈${required}人次，已全部谈完。`,
  allDoneOrWaived: (done, waived) => `没有未谈：实谈${done}人次，核减${waived}人次。`,
  missing: (tally) => `${held(tally)}，未谈${tally.outstanding}人次。`,
  deadlinePassed: (tally) => `期限已过：${held(tally)}，有${tally.outstanding}人次没有谈。`,
  overdue: (overdue) => `其中逾期${overdue}人次。`,
  noPace: "此前14天没有完成谈话。",
  finishBefore: (perDay, finish, days) =>
    days === 0
      ? `按每天${perDay}人次，${finish}谈完，正好是最后一天。`
      : `按每天${perDay}人次，${finish}谈完，比期限早${words.days(days)}。`,
  finishAfter: (perDay, finish, days) =>
    `按每天${perDay}人次，${finish}谈完，比期限晚${words.days(days)}。`,
  needed: (pace) => `${words.pace(pace)}。`,
  neededThough: (pace) => `但有的村选举较早，${words.pace(pace)}。`,
  onCourse: (pace) => `合计来得及：${words.pace(pace)}。`,
  enough: "合计来得及。",
  behind: (late, owing) =>
    late === owing
      ? `尚有未谈的${owing}名谈话人，按目前进度都不能按期谈完。`
      : `尚有未谈的${owing}名谈话人中，有${late}人按目前进度不能按期谈完。`,
  closed: (count, reasons) => `已关闭${count}人次，不计入以上各数（${reasons}）。`,
  closedReason: (count, reason) => `${reason}${count}人次`,
  attempts: (count) => `另有${count}条谈话记录不符合完成要求。`,
  pending: (count) => `上次核定应谈后花名册有变动（${count}项待处理），请运行 talks assign。`,
  checkOutstanding: (count) => `应谈中还有${count}人次未谈。`,
  checkNothing: "所选范围内没有任何应谈。",
  more: (count, command) => `……另有${count}项：${command}`,
  head: (head) => `操作记录至 ${head}（可用 talks doctor --anchor 核对）。`,
  seal: (head) => `校验码 ${head}`,
  total: "合计",
  sections: {
    tiers: "各层级",
    districts: "各区县，覆盖率低的在前",
    townships: "各乡镇街道，覆盖率低的在前",
    villages: "各村、社区，覆盖率低的在前",
    talkers: "各谈话人",
    outstanding: "未谈清单，按期限",
    waived: "核减",
    closed: "已关闭",
  },
  charts: {
    course: "累计实谈与各期限前须谈数",
    held: "累计实谈",
    neededLine: "今日起须谈",
    coverage: "覆盖率（低的在前）",
    pace: "每天谈话人次：须谈与近14天实谈",
    needed: "须谈",
    actual: "实谈",
    grades: "四项了解情况的等次分布（以最近一次有效谈话为准）",
  },
  columns: {
    tier: "层级",
    district: "区县",
    township: "乡镇街道",
    village: "村、社区",
    talker: "谈话人",
    seat: "职位",
    bar: "",
    required: "应谈",
    done: "实谈",
    waived: "核减",
    completedSince: "本期新增",
    outstanding: "未谈",
    partial: "情况不全",
    overdue: "逾期",
    coverage: "覆盖率",
    neededPerDay: "每天须谈",
    id: "编号",
    deadline: "期限",
    person: "谈话对象",
    posts: "职务",
    status: "状态",
    closedBecause: "关闭原因",
  },
  listTotal: (shown, total) =>
    shown === total ? `共${total}人次` : `共${total}人次，显示${shown}人次`,
  emptyList: "没有符合条件的谈话。",
  noRoster:
    "还没有村、社区。下一步：talks import leaders.csv villages.csv cadres.csv，再 talks assign。",
  noTalks: "还没有核定应谈。下一步：talks assign。",
  written: (path) => `已写入：${path}`,
};
