import type { MeasureKind, Subject } from "../../domain/measures.ts";
import { grouped } from "../grouped.ts";
import type { Messages } from "../index.ts";
import { words } from "./words.ts";

const SUBJECTS: Record<Subject, string> = { village: "村、社区", township: "乡镇", person: "人员" };
const KINDS: Record<MeasureKind, string> = {
  number: "数值",
  grade: "等次",
  share: "占比",
  text: "文字",
};
const UNITS: Record<string, string> = {
  yuan: "元",
  percent: "%",
  square_metre: "㎡",
  point: "分",
  person: "人",
  count: "个",
};

/** 指标与年度情况：村（社区）、乡镇、人员逐年的情况。 */
export const measures: Messages["measures"] = {
  help: {
    summary: "显示村、乡镇、人员逐年记录的指标，或改用其他指标",
    set: "指标文件",
  },
  title: "现行指标",
  set: "已改用上列指标。",
  same: "与现行指标相同，未作改动。",
  facts: "年度情况",
  columns: {
    name: "名称",
    label: "指标",
    of: "对象",
    values: "取值",
    headings: "表头",
    expected: "应填",
    warn: "预警",
    measure: "指标",
    known: "已知",
  },
  label: ({ headings, name }) =>
    headings.find((heading) => /\p{Script=Han}/u.test(heading)) ?? name,
  year: (year) => `${year}年`,
  subjects: (of) => of.map((subject) => SUBJECTS[subject]).join("、"),
  kind: (kind) => KINDS[kind],
  number: (value, unit = "") => `${grouped(value)}${UNITS[unit] ?? unit}`,
  share: (part, whole) => `${part}／${whole}`,
  yes: "是",
  totals: "年度情况（各村、社区合计）",
  villages: "各村、社区谈话进度",
  noFacts: "还没有年度情况，可用 talks import 导入。",
  township: ({ required, done, outstanding }, coverage) =>
    `应谈${required}人次，实谈${done}人次，未谈${outstanding}人次，覆盖率${coverage}。`,
  knownOf: (known, of) => `已知${known}/${of}`,
  ofTownship: ({ headings: [heading = ""] }) => `${heading}（乡镇本级）`,
  quotient: (part, whole) => `＝${part}／${whole}`,
  range: (lowest, highest, unit = "") =>
    `${grouped(lowest)}～${grouped(highest)}${UNITS[unit] ?? unit}`,
  counted: (word, count) => `${word}${count}个`,
  below: (value) => `低于${value}`,
  between: (min, max) => `${min}至${max}`,
  withoutYear: (file, columns) =>
    `${file}：列${words.list(columns)}没有年份，已跳过。请加“年度”列，或在表头写明年份，如“2025年…”。`,
  unitless: (file, columns) =>
    `${file}：列${words.list(columns)}未注明单位，没有自带单位的数按元计。若是万元，请在表头注明后重新导入。`,
  inRoster: (file, columns) =>
    `${file}：列${words.list(columns)}已跳过。年度情况请另列一表，写明年份，不带职务、重点村等标记、类别和选举日。`,
  passedOver: (count) => `年度情况中有${count}人不在花名册中，已略过，未保存。`,
  counts: ({ added, changed, cleared }) =>
    added + changed + cleared === 0 ? "" : `，年度情况增${added}减${cleared}改${changed}`,
  missing: (year, names) => `${year}年应有而未填：${names}。`,
};
