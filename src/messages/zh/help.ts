import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** Commander 的英文说明里要紧的词：加引号的，数，末尾所荐的近似名称。 */
interface Said {
  quoted: string[];
  numbers: string[];
  near: string[];
}

function inMessage(message: string): Said {
  const [sentence = "", suggestion = ""] = message.split(/\n(?=\(.*\)$)/);
  const near = /((?:\S+, )*\S+)\?\)$/.exec(suggestion)?.[1]?.split(", ") ?? [];
  const quoted = [...sentence.matchAll(/'(.*?)'(?=[\s.]|$)/gs)].map(([, word = ""]) => word);
  return { quoted, near, numbers: sentence.replace(/'.*'/s, "").match(/\d+/g) ?? [] };
}

const didYouMean = (names: string[]) =>
  names.length > 0 ? `是否指${words.anyOf(names.map((name) => `“${name}”`))}？` : "";

/** 用法错误，按 Commander 的错误代码。 */
const WRONG_USAGE: Record<string, (said: Said) => string> = {
  "commander.unknownOption": ({ quoted: [flag = ""], near }) =>
    `没有选项“${flag}”。${didYouMean(near)}`,
  "commander.unknownCommand": ({ quoted: [name = ""], near }) =>
    `没有命令“${name}”。${didYouMean(near)}`,
  "commander.missingArgument": ({ quoted: [name = ""] }) => `缺少参数 ${inChinese(`<${name}>`)}。`,
  "commander.missingMandatoryOptionValue": ({ quoted: [flags = ""] }) =>
    `缺少必需的选项 ${inChinese(flags)}。`,
  "commander.optionMissingArgument": ({ quoted: [flags = ""] }) =>
    `选项 ${inChinese(flags)} 缺少值。`,
  "commander.excessArguments": ({ quoted: [name], numbers: [expected = "", got = ""] }) =>
    `${name ? `命令 ${name} 的` : ""}参数过多：最多${expected}个，给了${got}个。`,
  "commander.help": () => "缺少命令，或没有这个命令。",
};

/** 用法中的占位词。 */
const PLACEHOLDERS: Record<string, string> = {
  name: "名称",
  person: "姓名",
  day: "日期",
  days: "日期或起止",
  file: "文件",
  "file...": "文件…",
  "report.json...": "报告.json…",
  text: "文字",
  n: "数",
  id: "编号",
  record: "记录编号",
  item: "事项编号",
  mode: "方式",
  grade: "等次",
  word: "意愿",
  recommendation: "任用建议",
  status: "状态",
  format: "格式",
  table: "表",
  head: "校验码",
  "heading=column": "表头=列名",
  options: "选项",
  command: "命令",
  shell: "终端",
};
/** 值为人名的选项。 */
const OF_PEOPLE =
  /--(?:actor|talker|recorder|with|person|approver|follow-up-owner|owner|linked) <name>/;

/** “--election <day>”写作“--election <日期>”。 */
const inChinese = (term: string) => {
  const name = OF_PEOPLE.test(term) ? "姓名" : PLACEHOLDERS.name;
  const words: Record<string, string | undefined> = { ...PLACEHOLDERS, name };
  return Object.hasOwn(PLACEHOLDERS, term)
    ? (words[term] ?? term)
    : term.replace(/([<[])([^>\]]+)(?=[>\]])/g, (all, open, word) =>
        Object.hasOwn(words, word) ? `${open}${words[word]}` : all,
      );
};

/** 帮助：每个命令、每个选项一行。 */
export const help: Messages["help"] = {
  program: "换届选举前还有谁没谈，能否按期谈完？",
  usage: "用法：",
  commands: "命令：",
  options: "选项：",
  arguments: "参数：",
  globalOptions: "各命令通用的选项：",
  examples: "示例：",
  wrongUsage: (code, message) => WRONG_USAGE[code]?.(inMessage(message)) ?? "用法有误。",
  term: inChinese,
  helpFlag: "显示本帮助",
  helpCommand: "显示某个命令的帮助",
  versionFlag: "显示版本",
  start:
    "开始使用：talks init --district 琼山区 --election 2026-12-20，再 talks import、talks assign。",
  global: {
    db: "数据库文件（TALKS_DB；默认为本文件夹的 talks.db）",
    json: "向标准输出写一份 JSON 文档，供脚本使用",
    noInput: "从不提问",
    lang: "语言，en 或 zh（TALKS_LANG；默认随系统）",
    actor: "录入人（TALKS_ACTOR；默认为系统用户）",
    noColor: "不用颜色（或 NO_COLOR）",
    allowNetworkFile: "允许数据库放在网络文件系统上（锁不可靠）",
  },
  init: {
    summary: "新建一次换届的数据库",
    district: "区县，如琼山区",
    election: "选举日，如 2026-12-20",
    start: "从哪一天起谈话才算数（默认今天）",
    cycle: "换届名称（默认为选举年份）",
    rules: "用规则文件代替内置的三条规则",
    from: "上次换届的数据库：沿用其花名册、指标、年度情况和包联，不带谈话",
  },
  import: {
    summary: "导入花名册：领导、村社区、干部（CSV、XLSX）",
    files: "文件，不分先后，合为一次填报",
    dryRun: "只看会有哪些变动，不作改动",
    effective: "新内容从哪一天起算（默认今天）",
    encoding: "utf-8、gb18030、utf-16le或utf-16be（默认由文件判断）",
    map: "说明某列标题的含义，如 所在地=village；可重复",
  },
  template: {
    summary: "生成花名册的空白工作簿（三张表），填好后导入",
    output: "要写的工作簿，.xlsx",
  },
  assign: {
    summary: "按花名册和规则核定应谈",
    dryRun: "只看会有哪些变动，不作改动",
  },
  log: {
    summary: "录入谈话记录；在终端上逐项提问",
    id: "谈话编号",
    from: "从 talks export 生成并填好的表（XLSX、CSV）或 JSON 文件（- 为标准输入）录入，要么全录，要么不录",
    date: "谈话日期（默认今天）",
    talker: "谈话人（默认为当日任该职的人）",
    mode: "in_person=面谈（默认） home_visit=入户 phone=电话 video=视频 group=集体座谈 no_show=未到场",
    place: "地点",
    recorder: "记录人",
    with: "同场的其他谈话对象，可重复",
    mind: "了解情况：思想状况",
    ability: "了解情况：工作能力",
    politics: "了解情况：政治素质",
    standing: "了解情况：群众口碑",
    grade: "等次：good=好 fairly_good=较好 average=一般 poor=较差 unknown=未了解",
    intention: "去留意愿：stay=留任 step_down=不再留任 transfer=转岗 undecided=未定",
    recommend: "任用建议：retain=继续任用 promote=提拔 adjust=调整 replace=不再提名 undecided=未定",
    risk: "风险",
    suggestion: "建议",
    followUp: "后续事项",
    followUpOwner: "后续事项责任人",
    followUpDue: "后续事项完成时限",
  },
  report: {
    summary: "还有哪些未谈，能否按期谈完",
    by: "只看一张表：tier=层级 district=区县 township=乡镇街道 village=村社区 talker=谈话人",
    asOf: "只计到这一天的记录（默认今天）",
    limit: "最多列出多少项未谈",
    check: "有未谈时以退出码4结束",
    since: "另列从这一天起新增的情况",
    countsOnly: "只列数字，不出现任何人名",
    format: (formats) => `${formats.join("、")}之一`,
    output: "写入文件，格式由扩展名决定；- 为标准输出",
    paper: "网页（.html）按国家公文格式标准设定页边距和字号",
  },
  list: {
    summary: "按期限列出谈话",
    status:
      "outstanding=未谈（默认） partial=情况不全 done=已谈 waived=核减 closed=已关闭 overdue=逾期 all=全部",
    limit: "最多列出多少项",
  },
  filters: {
    tier: "只看这一层级",
    district: "只看这个区县",
    township: "只看这个乡镇街道",
    village: "只看这个村或社区",
    talker: "只看此人现任职位的谈话",
    person: "只看这个谈话对象（姓名的一部分即可）",
  },
  export: {
    summary: "把未谈的写成工作簿，由各单位填写后用 talks log --from 收回；或写成记录表供打印",
  },
  show: { summary: "一次谈话的依据、记录和经过" },
  cycle: {
    summary: "显示换届日期，或变更日期并重新认定全部记录",
    election: "新的选举日",
    start: "新的起始日",
  },
  waive: {
    summary: "核减一次谈话",
    reason: "理由",
    approver: "批准人",
  },
  unwaive: { summary: "撤销核减" },
  void: {
    summary: "把录错的记录作废；仍可查看，不再计入",
    record: "记录编号",
  },
  rules: { summary: "显示现行规则，或改用其他规则", set: "规则文件" },
  check: { summary: "列出需要人工处理的事项：空缺、“两委”以外人员、矛盾之处" },
  doctor: {
    summary: "检查数据库是否完好、是否被改动；有问题时退出码为6",
    anchor: "以前的报告或备份上印的校验码，操作记录中应有此号",
    verbose: "完好时也说明",
  },
  backup: {
    summary: "备份数据库，并检查备份是否完好",
    file: "备份文件，所在文件夹须已存在",
    force: "替换同名文件",
  },
  restore: {
    summary: "用备份恢复数据库；原文件改名保留在旁",
    file: "备份文件",
  },
  redact: {
    summary: "彻底删除某人的谈话内容和联系方式",
    person: "全名或人员编号",
  },
  audit: {
    summary: "找出看起来不对的记录：只提示疑点，不作结论",
    limit: "最多列出多少个疑点",
    foot: "疑点只要涉及所选范围内的一条记录，就整个列出。\n不论有无疑点，退出码都是0。",
  },
  history: { summary: "操作记录：何时、何人、做了什么", limit: "最多列出最近多少条" },
};
