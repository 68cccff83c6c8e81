import type { FactProblemCode, Problem, ProblemCode, ProblemFact } from "../../domain/problems.ts";
import type { Messages } from "../index.ts";
import { measures } from "./measures.ts";
import { reading } from "./reading.ts";
import { words } from "./words.ts";

const seat = ({ seat: post, district, township }: Problem) =>
  post ? words.seat({ post, district, township: township ?? null }) : district;
const place = ({ township, village }: Problem) => words.place(township, village);

const value = ({ value: said, unit }: Partial<ProblemFact>) =>
  typeof said === "number" ? measures.number(said, unit) : String(said);
const fact = (known: ProblemFact) => `${known.year}年${known.title}为${value(known)}`;

const PROBLEMS: Record<ProblemCode | FactProblemCode, (problem: Problem) => string> = {
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
};

/** 需要人工处理的事项，每项一句。 */
export const problems: Messages["problems"] = {
  sentence: (problem) => PROBLEMS[problem.code](problem),
  title: (count) => `有${count}项需要人工处理：`,
  nothing: "没有需要人工处理的事项。",
  notes: (count) => `备注${count}条：`,
  more: (count) => `……另有${count}项：talks check`,
};
