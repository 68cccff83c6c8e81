import type { Messages } from "../index.ts";
import { words } from "./words.ts";

const GROUP_NAMES = { secretaries: "书记", directors: "主任", members: "“两委”成员" };
const tenths = (count: number) => (Math.abs(count) / 10).toFixed(1);
const direction = (count: number) => (count > 0 ? "升" : "降");

/** 换届前后“两委”班子对比。 */
export const turnover: Messages["turnover"] = {
  help: {
    summary: "换届前后对比：“两委”班子谁留任、调任、离任、新任，结构有何变化",
    by: "只看一张表：township=乡镇街道",
    asOf: "换届后的班子以这一天为准（默认今天）",
  },
  title: (asOf) => `换届前后“两委”班子对比 · ${words.longDay(asOf)}`,
  reported: (reported, villages) =>
    reported === 0
      ? `${villages}个村（社区）中尚无一个报来新名册；村（社区）最后一个选举日之后生效的干部表即为新名册。`
      : `${villages}个村（社区）中，已有${reported}个报来新名册${reported < villages ? "，其余不计入各项数字" : ""}。`,
  ended: (count) => `其中${count}个已在本次换届期内撤并。`,
  replaced: ({ group, before, moved, left }, share) =>
    share === null
      ? `换届前没有${GROUP_NAMES[group]}。`
      : `原有${GROUP_NAMES[group]}${before}名，调整${moved + left}名，调整率${share}。`,
  missing: (places, more) =>
    `尚未报来新名册：${places.join("、")}${more > 0 ? `等，另有${more}个` : ""}。`,
  counted: "只统计新名册已报来或在换届期内撤并的村（社区）。",
  noJudgement: "提请留意的人员仅供人工核对，不作评价。",
  sections: {
    groups: "调整情况",
    structure: "班子结构",
    townships: "分乡镇（街道）",
    remarks: "提请留意",
    people: "人员",
    missing: "尚未报来新名册",
  },
  groups: { secretaries: "书记", directors: "主任", members: "“两委”成员" },
  columns: {
    group: "类别",
    before: "换届前",
    stayed: "留任",
    moved: "调任",
    left: "离任",
    new: "新任",
    movedIn: "调入",
    after: "换届后",
    adjusted: "调整率",
    what: "项目",
    of: "总数",
    share: "占比",
    change: "变化",
    person: "姓名",
    postsBefore: "原职务",
    postsAfter: "现职务",
    outcome: "去向",
    intention: "去留意愿",
    recommend: "任用建议",
    remark: "情况",
  },
  structure: {
    villages: "村（社区）",
    people: "“两委”成员",
    meanAge: "平均年龄",
    onePersonBoth: "书记、主任一肩挑",
    bothCommittees: "交叉任职",
    atMost35: "35岁及以下",
    atLeast60: "60岁及以上",
    women: "女性",
    college: "大专及以上学历",
  },
  points: (count) => (count === 0 ? "持平" : `${direction(count)}${tenths(count)}个百分点`),
  years: (count) => (count === 0 ? "持平" : `${direction(count)}${tenths(count)}岁`),
  outcomes: { stayed: "留任", moved: "调任", left: "离任", new: "新任", "moved-in": "调入" },
  remarks: {
    "wanted-to-step-down": "有意退下，仍在任",
    "suggested-for-replacement": "建议不再提名，仍在任",
    "new-without-any-talk": "新任，未谈过话",
  },
  byTier: (tier, said) => `第${tier}层级：${said}`,
  charts: { adjusted: "调整率", structure: "班子结构前后对比" },
};
