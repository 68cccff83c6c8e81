import type { AnyProblemCode, Problem, ProblemFact } from "../../domain/problems.ts";
import type { Messages } from "../index.ts";
import { measures } from "./measures.ts";
import { pages } from "./pages.ts";
import { reading } from "./reading.ts";
import { words } from "./words.ts";

const seat = ({ seat: post, district, township }: Problem) =>
  post ? words.seat({ post, district, township: township ?? null }) : district;
const place = ({ township, village }: Problem) => words.place(township, village);

const value = ({ value: said, unit }: Partial<ProblemFact>) =>
  typeof said === "number" ? measures.number(said, unit) : String(said);
const fact = (known: ProblemFact) => `${known.year}年${known.title}为${value(known)}`;

/** 一句中最多点名的村数。 */
const VILLAGES_NAMED = 5;
const named = ({ villages = [] }: Problem) =>
  villages.length > VILLAGES_NAMED
    ? `${villages.slice(0, VILLAGES_NAMED).join("、")}等`
    : villages.join("、");
const level = ({ level: at }: Problem) => pages.levels[at ?? "county_leader"];
/** 事项涉及的地方和人。 */
const about = ({ district, township, village, person }: Problem) =>
  words.place(township === undefined ? district : null, township, village, person);

const PROBLEMS: Record<AnyProblemCode, (problem: Problem) => string> = {
  "seat-vacant": (p) => `${seat(p)}空缺，其应谈仍为未谈。`,
  "township-without-seat": (p) => `${p.township}从未填报书记。`,
  "talker-is-interviewee": (p) =>
    `${p.person}任${seat(p)}，谈话人即谈话对象；由谁来谈，须人工确定。`,
  "same-name-as-talker": (p) =>
    `${p.person}与${seat(p)}同名；若是同一人，请在两张表中都填人员编号。`,
  "village-without-head": (p) => `${place(p)}既无书记，也无主任。`,
  "post-vacant": (p) =>
    `${place(p)}：${words.posts([p.post ?? ""], p.village ? [p.village] : [])}空缺，不产生应谈。`,
  "no-general-branch": (p) => `${place(p)}有多个支部，但没有总支（党委）。`,
  "election-outside-cycle": (p) =>
    `${place(p)}的选举日${words.longDay(p.day ?? "")}不在本次换届期内。`,
  "alike-places": (p) => `${p.township ?? p.district}：${reading.alike(p.names ?? [])}`,
  "roster-not-renewed": (p) =>
    `${place(p)}：最后一个选举日为${words.longDay(p.day ?? "")}，至今未报新名册。`,
  "not-cooperative-head": (p) => `${place(p)}：书记${p.person}不是村级集体经济组织负责人。`,
  "outside-the-two-committees": (p) =>
    `${place(p)}：${p.person}（${words.post(p.post ?? "")}）不在“两委”之内，不产生应谈。`,
  "tiers-disagree": (p) =>
    `${place(p)}：各层级对${p.person}看法不一（${words.list((p.disagree ?? []).map(words.aspect))}）。`,
  "measure-missing": (p) => `${place(p)}：缺${p.year}年${p.title}。`,
  "measure-warns": (p) =>
    `${words.place(p.township, p.village, p.person)}：${fact(p as ProblemFact)}。`,
  "weak-not-flagged": (p) =>
    `${place(p)}：${words.list((p.facts ?? []).map(fact))}，未列为重点村或矛盾村。`,
  "secretary-long-vacant": (p) =>
    `${place(p)}：书记自${words.longDay(p.since ?? "")}起空缺已超过90天，未列为重点村或矛盾村。`,
  "measure-scale": (p) =>
    `${place(p)}：${fact(p as ProblemFact)}，上一年为${value({ ...p, value: p.before ?? 0 })}，请核对单位。`,
  "item-overdue": (p) =>
    `${about(p)}：${p.item}号事项应于${words.longDay(p.day ?? "")}完成，已逾期：${p.text}`,
  "item-without-owner": (p) => `${about(p)}：${p.item}号事项没有责任人：${p.text}`,
  "item-without-due": (p) => `${about(p)}：${p.item}号事项没有完成时限：${p.text}`,
  "link-missing": (p) =>
    p.village
      ? `${place(p)}：未明确${level(p)}。`
      : `${p.of}个村（社区）中有${p.missing}个未明确${level(p)}：${named(p)}。`,
  "flagged-without-leader": (p) =>
    `${place(p)}是重点村或矛盾村，未明确${level({ ...p, level: "county_leader" })}。`,
  "link-not-in-roster": (p) => `${place(p)}：村级责任人${p.person}不在该村花名册中。`,
};

const KINDS: Record<AnyProblemCode, string> = {
  "seat-vacant": "谈话人职位空缺",
  "township-without-seat": "从未填报书记的乡镇（街道）",
  "talker-is-interviewee": "谈话人即谈话对象",
  "same-name-as-talker": "与谈话人同名",
  "village-without-head": "既无书记也无主任的村（社区）",
  "post-vacant": "职务空缺",
  "no-general-branch": "有多个支部而无总支",
  "election-outside-cycle": "选举日不在换届期内",
  "alike-places": "名称相近的地方",
  "roster-not-renewed": "选举后未报新花名册的村（社区）",
  "not-cooperative-head": "书记不是集体经济组织负责人",
  "outside-the-two-committees": "不在“两委”之内的人员",
  "tiers-disagree": "各层级看法不一的人员",
  "measure-missing": "指标缺数",
  "measure-warns": "指标预警",
  "weak-not-flagged": "薄弱而未列为重点村或矛盾村",
  "secretary-long-vacant": "书记长期空缺",
  "measure-scale": "单位可疑的数值",
  "item-overdue": "逾期事项",
  "item-without-owner": "无责任人的事项",
  "item-without-due": "无完成时限的事项",
  "link-missing": "有村（社区）未明确责任人的层级",
  "flagged-without-leader": "未明确联系县领导的重点村、矛盾村",
  "link-not-in-roster": "不在花名册中的村级责任人",
};

/** 需要人工处理的事项，每项一句。 */
export const problems: Messages["problems"] = {
  kind: (code, count) => `${KINDS[code]} ${count}`,
  sentence: (problem) => PROBLEMS[problem.code](problem),
  title: (count) => `有${count}项需要人工处理：`,
  nothing: "没有需要人工处理的事项。",
  notes: (count) => `备注${count}条：`,
  more: (count) => `……另有${count}项：talks check`,
};
