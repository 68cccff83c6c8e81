import type { Flaw, Remark } from "../../domain/doctor.ts";
import type { Messages } from "../index.ts";
import { damage } from "./damages.ts";
import { words } from "./words.ts";

/** 数据库各表的业务名称。 */
const TABLES: Record<string, string> = {
  cycle: "换届",
  rule: "规则",
  district: "区县",
  township: "乡镇街道",
  village: "村、社区",
  village_flag: "重点村、矛盾村标记",
  seat: "谈话人职位",
  holder: "职位任职",
  person: "人员",
  post: "职务",
  talk: "应谈",
  record: "谈话记录",
  redaction: "删除申请",
  void: "作废记录",
  waiver: "核减",
  talk_change: "应谈变更",
  measure_set: "指标",
  fact: "年度情况",
  item: "事项",
  item_note: "事项进展",
  link: "四级联动",
  claim: "应谈依据",
  event: "操作记录",
  seal: "封存记录",
};
const named = (table: string) => TABLES[table] ?? table;
const rows = ({ table, from, to }: { table: string; from: number; to: number }) =>
  from === to ? `${named(table)}第${from}号` : `${named(table)}第${from}至${to}号之一`;

/** 结构中各类对象的名称。 */
const KINDS: Record<string, string> = {
  table: "表",
  index: "索引",
  trigger: "触发器",
  view: "视图",
};
const object = (name: string) => {
  const [kind = "", ...rest] = name.split(" ");
  return `${KINDS[kind] ?? kind} ${rest.join(" ")}`;
};

const FLAWS: { [C in Flaw["code"]]: (flaw: Extract<Flaw, { code: C }>) => string } = {
  "file-damaged": ({ detail }) => `文件已损坏：${damage(detail)}。`,
  "reference-broken": ({ table, row, parent }) =>
    `${named(table)}${row === null ? "" : `第${row}号`}所指的${named(parent)}不存在。`,
  "schema-altered": ({ name, how }) =>
    `数据库结构被改动：${object(name)}${{ missing: "缺失", added: "是外加的", changed: "与原样不符" }[how]}。`,
  "event-missing": ({ seq }) => `操作记录缺第${seq}号。`,
  "event-altered": ({ seq }) => `第${seq}号操作记录与写入时不符，或其前一号被调换。`,
  "rows-altered": ({ seq, ...where }) => `${rows(where)}：与第${seq}号操作之后的内容不符。`,
  "seal-altered": ({ seq, ...where }) => `${rows(where)}：第${seq}号操作留下的封存记录被改动过。`,
  "rows-unsealed": (where) => `${rows(where)}：没有任何操作写入过。`,
  "rows-touched": (where) => `${rows(where)}：被其他程序改动过。`,
  "event-overreaches": ({ seq, what, table }) =>
    `第${seq}号操作（${words.command(what)}）改动了${named(table)}，此类操作本不涉及。`,
  "record-moved": ({ record, talk }) => `${record}号记录当初不是为${talk}号谈话录入的。`,
  "rules-disagree": () => "现行规则与规则文件不一致。",
  "judged-otherwise": ({ talk }) => `${talk}号谈话：状态与其记录不符。`,
  "fact-unfit": ({ fact, measure }) => `年度情况第${fact}号：${measure}的值不合其规定。`,
  "figures-differ": () => "为加快报告而保存的数字与逐条清点的结果不符。",
  "anchor-not-held": ({ anchor }) =>
    `操作记录中没有 ${anchor}。如果没有抄错，也不是另一个数据库的，那么当时打印的内容已被删除或改写。`,
};

const REMARKS: { [C in Remark["code"]]: (remark: Extract<Remark, { code: C }>) => string } = {
  "clock-went-back": ({ seq, at, before }) =>
    `第${seq}号操作的时间（${at}）早于前一号（${before}）。`,
  "entered-late": ({ record, date, entered }) =>
    `${record}号记录：${date}的谈话，${entered}才录入。`,
  "open-to-others": ({ path }) => `其他用户可以读取 ${path}，可用 chmod 600 关闭。`,
};

/** 检查数据库的结果。 */
export const doctor: Messages["doctor"] = {
  working: "正在检查",
  title: "数据库与本程序留下的内容不符：",
  advice: "请原样保留此文件，改用备份继续：talks restore <文件>。",
  remarks: (count) => `有${count}处值得留意：`,
  flaw: (flaw) => (FLAWS[flaw.code] as (flaw: Flaw) => string)(flaw),
  remark: (remark) => (REMARKS[remark.code] as (remark: Remark) => string)(remark),
  sound: ({ events, rows: count, head }) =>
    `完好：操作记录${events}条，前后衔接；数据${count}行，均与写入时一致。校验码：${head}`,
};
