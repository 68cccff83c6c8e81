import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 谈话了解到的情况。 */
export const findings: Messages["findings"] = {
  help: {
    summary: "谈话情况汇总：每次有效应谈最近一条计为完成的记录",
    grade: "四项中有一项为此等次：good=好 fairly_good=较好 average=一般 poor=较差 unknown=未了解",
    gradeOf: {
      mind: "只看思想状况为此等次的",
      ability: "只看工作能力为此等次的",
      politics: "只看政治素质为此等次的",
      standing: "只看群众口碑为此等次的",
    },
    intention: "只看此去留意愿：stay=留任 step_down=不再留任 transfer=转岗 undecided=未定",
    recommend:
      "只看此任用建议：retain=继续任用 promote=提拔 adjust=调整 replace=不再提名 undecided=未定",
    withRisk: "只看记有风险的",
    since: "只看这一天起谈的",
    all: "全部未作废的记录，不论应谈是否已关闭",
  },
  title: (today) => `谈话情况汇总 · ${today}`,
  sheet: "谈话情况汇总",
  total: (shown, total) =>
    shown === total ? `共${total}条记录` : `共${total}条记录，显示${shown}条`,
  none: "还没有谈过。",
  noneHere: "所选范围内没有谈话情况。",
  who: (name, place, posts) => `${name} · ${place} · ${posts}`,
  tierOf: (tier, seat) => `${tier} ${seat}`,
  graded: (grade, text) => `${grade}：${text}`,
  seenTo: (owner, due) => [owner, due && `${due}前`].filter(Boolean).join("，"),
  held: ({ date, talker, mode, completes }) =>
    `${words.day(date)}，${talker}${completes ? "" : `（不计为完成，${words.mode(mode)}）`}`,
  mark: "*",
  marked: "* 各层级看法不一",
  gradeOf: (finding) => `${finding}等次`,
  counts: "是",
  attempt: "否",
  columns: {
    held: "谈话",
    date: "谈话日期",
    talker: "谈话人",
    tier: "层级",
    person: "谈话对象",
    district: "区县",
    township: "乡镇街道",
    village: "村、社区",
    posts: "职务",
    intention: "去留意愿",
    recommend: "任用建议",
    risk: "风险",
    suggestion: "建议",
    followUp: "后续事项",
    counts: "计为完成",
    talk: "编号",
    heldOn: "谈话日期",
    heldBy: "实际谈话人",
  },
};
