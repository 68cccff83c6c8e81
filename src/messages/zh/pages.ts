import type { PersonEvent } from "../../domain/pages.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Messages } from "../index.ts";
import { words } from "./words.ts";

const talkerOf = (talk: Talk) => talk.talker ?? `${words.seat(talk.seat)}${words.vacant}`;
const dueBy = (talk: Talk) =>
  talk.overdue ? `期限${words.day(talk.deadline)}，已逾期` : `期限${words.day(talk.deadline)}`;
/** 期限相同的只说一次。 */
const missing = (talks: Talk[]) => {
  const [first, ...others] = talks.map(dueBy);
  return others.every((due) => due === first)
    ? `${words.list(talks.map(talkerOf))}，${first}`
    : words.list(talks.map((talk) => `${talkerOf(talk)}（${dueBy(talk)}）`));
};

const EVENTS: { [W in PersonEvent["what"]]: (event: PersonEvent & { what: W }) => string } = {
  "post-began": ({ village, post }) => `任${village}${words.posts([post], [village])}`,
  "post-ended": ({ village, post }) =>
    `不再任${village}${words.posts([post], [village])}（最后一天）`,
  record: ({ tier, talker, mode, completes, void: isVoid }) =>
    `第${tier}层级：${talker}谈话，${words.mode(mode)}${isVoid ? "，已作废" : completes ? "" : "，不计为完成"}`,
  talk: ({ tier, before, after }) =>
    `第${tier}层级：${words.status(before)} → ${words.status(after)}`,
};

/** 一个人、一个村的情况。 */
export const pages: Messages["pages"] = {
  help: {
    asOf: "截至这一天的情况（默认今天）",
    person: "此人的情况；写全名或人员编号",
    village: "此村、社区的情况，或只看此村",
    foot: "给出编号或 --tier 时显示一次谈话，否则显示所指的人、村（社区）或乡镇街道的情况。",
  },
  choosePerson: "指的是谁？",
  chooseVillage: "指的是哪一个？",
  chooseTownship: "哪个乡镇（街道）？",
  choice: (parts) => parts.filter(Boolean).join(" · "),
  title: (name, place, day) => `${name} · ${place} · ${words.longDay(day)}`,
  since: (text, day) => (day === null ? text : `${text}（${day}起）`),

  person: {
    isWhat: (name, posts) =>
      posts.length === 0
        ? `${name}现无职务。`
        : `${name}任${posts.map((held) => `${held.village}${words.posts(held.posts, [held.village])}`).join("，")}。`,
    nothingOwed: "没有应谈。",
    owed: (required, done) =>
      required === done
        ? `应谈${required}人次，已全部谈完。`
        : `应谈${required}人次，实谈${done}人次。`,
    waived: (count) => `核减${count}人次。`,
    held: (talks) =>
      `已谈：${words.list(talks.map((t) => `${t.completedBy}（${words.day(t.completedOn ?? "")}）`))}。`,
    missing: (talks) => `未谈：${missing(talks)}。`,
    disagree: (aspects) => `各层级看法不一：${words.list(aspects.map(words.aspect))}。`,
    agree: "可比之处，各层级看法一致。",
    items: (open) => `未完成事项${open}件。`,
    appraisal: (year, value) => `最近一次考核：${year}年${value}。`,
  },

  village: {
    isWhat: (name, township, list) =>
      list.length === 0
        ? `${township}${name}，既非重点村，也非矛盾村。`
        : `${township}${name}，系${words.list(list.map(words.flag))}。`,
    ended: (day) => `最后一天为${words.longDay(day)}。`,
    nothingOwed: "没有应谈。",
    owed: ({ required, done, waived }, coverage) =>
      required === done
        ? `应谈${required}人次，已全部谈完。`
        : `应谈${required}人次，实谈${done}人次${waived > 0 ? `，核减${waived}人次` : ""}，覆盖率${coverage}。`,
    missing: (talkers, deadline) =>
      `未谈（期限${words.day(deadline)}）：${talkers.map(({ talker, people }) => `${talker}与${words.list(people)}`).join("；")}。`,
    overdue: (count) => `其中逾期${count}人次。`,
    disagree: (people) => `各层级看法不一的：${words.list(people)}。`,
    leaving: (people) => `不愿留任现职的：${words.list(people)}。`,
    poor: (people) =>
      `评为较差的：${words.list(people.map(({ name, aspects }) => `${name}（${words.list(aspects.map(words.aspect))}）`))}。`,
    vacant: (posts) => `空缺职务：${words.list(posts.map(words.post))}。`,
    items: (open) => `未完成事项${open}件。`,
    weak: (facts) => `预警：${words.list(facts)}。`,
    fact: (label, year, value) => `${year}年${label}${value}`,
  },

  sections: {
    who: "基本情况",
    what: "基本情况",
    talks: "应谈",
    found: "各层级谈话情况",
    people: "人员",
    problems: "需要人工处理",
    history: "经过",
  },
  labels: {
    village: "村、社区",
    kind: "类别",
    posts: "职务",
    sex: "性别",
    born: "出生年月",
    staffNo: "人员编号",
    education: "学历",
    background: "人员类别",
    flags: "标记",
    branchElection: "党组织选举日",
    committeeElection: "村（居）委会选举日",
    deadline: "谈话期限",
    to: "最后一天",
    vacant: "空缺职务",
  },
  kinds: { village: "村", community: "社区" },
  levels: {
    county_leader: "联系县领导",
    stationed_cadre: "驻村干部",
    township_cadre: "乡镇包村干部",
    village_cadre: "村级责任人",
  },
  columns: {
    talk: "编号",
    tier: "层级",
    seat: "职位",
    talker: "谈话人",
    status: "状态",
    heldOn: "谈话日期",
    deadline: "期限",
    name: "姓名",
    posts: "职务",
    mind: "思想",
    ability: "能力",
    politics: "政治",
    standing: "口碑",
    intention: "去留意愿",
    recommend: "任用建议",
    day: "日期",
    what: "事项",
  },
  tier: (tier) => `第${tier}层级`,
  sexes: { male: "男", female: "女" },
  intentions: { stay: "留任", step_down: "不再留任", transfer: "转岗", undecided: "未定" },
  recommendations: {
    retain: "继续任用",
    promote: "提拔",
    adjust: "调整",
    replace: "不再提名",
    undecided: "未定",
  },
  overdue: "逾期未谈",
  tried: (status, mode) => `${status}（${mode}）`,
  event: (event) => EVENTS[event.what](event as never),
};
