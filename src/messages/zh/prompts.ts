import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** talks log 在终端上的问答。 */
export const prompts: Messages["prompts"] = {
  search: "哪一次谈话？输入姓名、地名、职务或谈话人的一部分：",
  choice: (talk) =>
    `${talk.person.name} · ${talk.person.village} · ${words.posts(talk.posts, talk.villages)} · ${
      talk.talker ?? words.vacant
    } · ${talk.status === "done" ? words.status(talk.status) : `期限${words.day(talk.deadline)}`}`,
  nothingFound: "没有找到，请换个词试试。",
  navigate: "移动",
  select: "选定",
  yes: "是",
  no: "否",
  yesOrNo: "请答是或否。",
  date: "谈话日期？",
  talker: "谈话人？",
  mode: "谈话方式？",
  others: "有无其他谈话对象在场？（填姓名，没有则留空）",
  finding: (name) => `${name}：了解到什么？`,
  grade: (name) => `${name}：等次`,
  noGrade: "不评等次",
  intention: "本人去留意愿？",
  noIntention: "未问",
  recommend: "谈话人的任用建议？",
  noRecommendation: "未提建议",
  place: "谈话地点？（可留空）",
  recorder: "记录人？（可留空）",
  risk: "风险（可留空）",
  suggestion: "建议（可留空）",
  followUp: "后续事项（可留空）",
  followUpOwner: "后续事项责任人？（可留空）",
  followUpDue: "完成时限？（可留空）",
  labels: { date: "谈话日期", talker: "谈话人", mode: "谈话方式" },
  changing: (question) => `${question}（输入“-”清空）`,
  confirm: (count) => `确认录入这条记录？（是／否，或输入序号1至${count}修改该项）`,
  entering: ["是", "y", "yes"],
  leaving: ["否", "n", "no"],
  notAnAnswer: (count) => `请答是或否，或输入1至${count}的序号。`,
  kept: (file) =>
    `所填内容已存入 ${file}。可以录入时，请运行 talks log --from ${file}，然后删除该文件。`,
  notKept: "所填内容无法存入文件，请从这里抄录：",
  notEntered: "未录入。",
  tooLong: (max) => `请不要超过${max}个字。`,
  futureDay: "这一天还没有到。",
  required: "请填写谈话人。",
};
