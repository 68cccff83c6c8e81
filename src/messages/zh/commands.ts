import { dayOf } from "../../domain/days.ts";
import type { CycleMove, HistoryEvent, ImportCounts } from "../../domain/history.ts";
import type { RosterChange } from "../../domain/roster-change.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Messages } from "../index.ts";
import { cycle } from "./cycle.ts";
import { items } from "./items.ts";
import { measures } from "./measures.ts";
import { plan } from "./plan.ts";
import { rules } from "./rules.ts";
import { words } from "./words.ts";

const changeSentence = (c: RosterChange): string => {
  const place = words.place(c.township, c.village);
  const post = words.posts([c.post ?? ""], c.village ? [c.village] : []);
  const seat = c.seat
    ? words.seat({ post: c.seat, district: c.district ?? "区县", township: c.township })
    : "";
  const day = words.longDay(c.day);
  const from = c.day.startsWith("0000") ? "" : `，${day}起`;
  switch (c.change) {
    case "post-gained":
      return `+ ${place}：${c.name}任${post}${from}`;
    case "post-lost":
      return `- ${place}：${c.name}不再任${post}，${day}止`;
    case "holder-came":
      return `+ ${seat}：${c.name}${from}`;
    case "holder-left":
      return `- ${seat}：${c.name}，${day}止`;
    case "flag-set":
      return `+ ${place}：列为${words.flag(c.flag as never)}`;
    case "election-moved":
      return `${place}：选举日由${words.longDay(c.before ?? "")}改为${day}`;
    case "renamed":
      return `${place}：${c.before}更名为${c.name}`;
    case "village-ended":
      return c.day.startsWith("9999") ? `${place}：继续存在` : `${place}：${day}撤并`;
    case "flag-cleared":
      return `- ${place}：不再是${words.flag(c.flag as never)}`;
  }
};

/** 历史记录的一行点名列出的变动数。 */
const SINGLED_OUT = 5;

/** 导入前已知情况的变动；选举日和更名另有说明。 */
function singled({ changes = [], changed = 0 }: Pick<ImportCounts, "changes" | "changed">): string {
  const named = changes.slice(0, SINGLED_OUT).map((change) => `；${changeSentence(change)}`);
  const left = changed - named.length;
  return [...named, ...(left > 0 ? [`；另有${left}处变动`] : [])].join("");
}

/** 谈话状态变动的原因。 */
const CHANGE_REASONS: Record<string, string> = {
  "left-post": "离任",
  "not-flagged": "不再是重点村、矛盾村",
  "village-ended": "村撤并",
  "rules-changed": "规则变更",
  "talker-is-interviewee": "谈话人即谈话对象",
  "owed-again": "重新应谈",
  record: "录入记录",
  "record-voided": "记录作废",
  waive: "核减",
  unwaive: "撤销核减",
  plan: "排定或取消日期",
  "election-moved": "选举日变更",
  "start-moved": "起始日变更",
  "deadline-moved": "所在村和期限变更",
  "people-joined": "两人实为一人",
  "holder-changed": "谈话人任职变更",
  "judged-anew": "新版本重新认定",
};

/** 换届起止。 */
const term = ({ start, election }: Record<string, unknown>) =>
  `${words.longDay(String(start))}至${words.longDay(String(election))}`;

/** 一次操作做了什么。 */
function historyLine(event: HistoryEvent): string {
  const { what, detail } = event;
  switch (what) {
    case "init":
      return `${detail.district}：${term(detail)}`;
    case "import": {
      const {
        people,
        posts,
        villages,
        facts,
        items: ofItems,
        moved,
        renamed,
        ...more
      } = detail as unknown as ImportCounts;
      const names = renamed.map((r) => `，${r.before}更名为${r.name}`).join("");
      const deadlines = moved
        .map((m) => `，${m.village}选举日由${words.longDay(m.before)}改为${words.longDay(m.day)}`)
        .join("");
      return `村、社区${villages.added + villages.changed}个，人员增${people.added}减${people.left}，职务增${posts.added}减${posts.ended}${facts ? measures.counts(facts) : ""}${ofItems && ofItems.added + ofItems.changed > 0 ? items.counts(ofItems) : ""}${deadlines}${names}${singled(more)}`;
    }
    case "assign":
      return `新增${detail.added}，关闭${detail.closed}，重新打开${detail.reopened}，更新${detail.updated}`;
    case "log":
      return `记录${detail.records}条`;
    case "void":
      return `${detail.record}号记录：${detail.reason}`;
    case "waive":
      return `${detail.talk}号谈话：${detail.reason}（${detail.approver}批准）`;
    case "unwaive":
      return `${detail.talk}号谈话：${detail.reason}`;
    case "cycle":
      return cycle.history(detail as CycleMove);
    case "todo":
      return items.history(event);
    case "plan":
      return plan.history(Number(detail.talk), detail.day as string | null);
    case "redact":
      return `第${detail.person}号人员：${detail.reason}`;
    case "restore":
      return detail.lost
        ? `由校验码为 ${detail.head} 的备份恢复，${detail.lost}条操作因此缺失`
        : `由校验码为 ${detail.head} 的备份恢复`;
    case "migrate":
      return detail.held === undefined
        ? `由第${detail.from}版升为第${detail.to}版`
        : `由第${detail.from}版升为第${detail.to}版，此前已检查至 ${detail.held}`;
    case "judge":
      return `按第${detail.to}版认定办法重新认定（原为第${detail.from}版）`;
    case "rules":
      return "改用其他规则";
    case "measures":
      return "改用其他指标";
    default:
      return "";
  }
}

/** 前若干项应谈的编号。 */
const listed = (ids: number[]) =>
  ids.length === 0 ? "" : `（${ids.slice(0, 20).join("、")}号${ids.length > 20 ? "等" : ""}）`;

const named = (talk: Talk) => `${talk.id}号谈话（${talk.person.name}）`;

/** 各命令完成后的提示。 */
export const commands: Messages["commands"] = {
  init: (path, district, start, election) =>
    `已为${district}新建 ${path}：换届自${words.longDay(start)}起，${words.longDay(election)}选举。`,
  begun: ({ villages, people, facts }) =>
    `已沿用${villages}个村（社区）、${people}人、年度情况${facts}条。下一步：talks assign，或先 talks import 导入变动。`,
  initNext: "下一步：talks import leaders.csv villages.csv cadres.csv，再 talks assign。",
  deadlinePassed: (election) => `注意：选举日${words.longDay(election)}不晚于今天。`,

  upgraded: ({ copy, judged }) =>
    [
      ...(copy === null ? [] : [`数据库已升级；旧文件保留为 ${copy}。`]),
      ...(copy !== null && judged.length === 0
        ? []
        : [
            `本版本认定谈话记录的办法有变，已全部重新认定：${judged.length}项应谈的状态改变${listed(judged)}。`,
          ]),
    ].join("\n"),
  backup: ({ file, head, events }) =>
    `备份已写入并检查：${file}。操作记录${events}条，校验码 ${head}。`,
  restored: ({ file, head, kept }) =>
    `已由 ${file} 恢复，校验码 ${head}。${kept ? `原文件保留为 ${kept}。` : ""}`,
  restoredLess: (events) => `被替换的文件中有${events}条操作不在备份里，请补录。`,
  restoredFindings: (redactions) =>
    `备份之后的${redactions}次彻底删除因此失效，当时删除的内容又回来了，请重新删除。`,
  redactConfirm: (person) =>
    `确定彻底删除${person.name}（${person.village}）的谈话内容和联系方式吗？`,
  redacted: (person, records) =>
    `已彻底删除${person.name}（${person.village}）的联系方式、年度情况和${records}条记录中的谈话内容。备份和已导出的文件中仍有。`,

  rejudged: (count) => `重新判定后，${count}项应谈的状态有变：`,

  progress: (what, rows, percent, seconds) => `${what}：${rows}行，${percent}%，约剩${seconds}秒`,

  import: {
    readingFiles: "正在读取",
    takingIn: "正在导入",
    title: (dryRun) => (dryRun ? "此次导入将带来：" : "已导入："),
    nothing: "没有新内容，与已有花名册一致。",
    noRows: "表中还没有填写内容（示例行不算）。",
    columns: {
      what: "",
      added: "新增",
      changed: "变更",
      ended: "终止",
      heading: "表头",
      column: "对应",
      row: (number) => `第${number}条`,
    },
    townships: "乡镇街道",
    villages: "村、社区",
    seats: "谈话人职位",
    people: "人员",
    posts: "职务",
    vacant: (count) => `空缺职务${count}个。`,
    renewed: (count) => `${count}个村（社区）选举后的新名册已报：talks turnover`,
    ignored: (file, columns) => `${file}：不认识的列${words.list(columns)}，已跳过。`,
    misspelt: (file, heading, column) =>
      `${file}：列${heading}是否指${column}？若是，请加 --map ${heading}=${column}。`,
    filledDown: (file, count, row) =>
      `${file}：${count}个空白的乡镇、村单元格取自上一行，首处在第${row}行，请核对。`,
    unknownSheet: (file, sheet, seen) =>
      `${file}：工作表“${sheet}”不是可以导入的表，已跳过，其开头为：${seen.join("、")}。`,
    hiddenSheet: (file, sheet) => `${file}：工作表“${sheet}”已隐藏，未读取。`,
    encoding: (file, encoding) => `${file}：按${encoding}读取。`,
    formulas: (file, count) => `${file}：${count}个单元格是公式，取其保存的结果。`,
    passedOver: (file, row, text) => `${file}第${row}行已略过：${text}`,
    reading: (file, table) =>
      `${file}：${{ leaders: "谈话人表", villages: "村社区表", cadres: "干部表", facts: "年度情况表", items: "事项表" }[table] ?? table}`,
    noPost: (file, row) => `${file}第${row}行：未填职务，不产生应谈。`,
    change: changeSentence,
    more: (count) => `  ……另有${count}项（用 --dry-run --json 列出全部）`,
    confirm: "确认导入？",
    notTaken: "未作任何改动。",
    next: "下一步：talks assign。",
  },

  assign: {
    working: "正在核定",
    title: (dryRun) => (dryRun ? "此次核定将带来：" : "已核定："),
    noRoster: "还没有村、社区。下一步：talks import leaders.csv villages.csv cadres.csv。",
    nothing: (required) => `无需调整：应谈${required}人次，均不变。`,
    added: (count) => `新增应谈${count}人次`,
    closed: (count) => `关闭${count}人次`,
    reopened: (count) => `重新打开${count}人次`,
    updated: (count) => `更新${count}人次（职务或所在村有变）`,
    required: (count) => `共应谈${count}人次。`,
    tier: (tier, count) => `${tier}：${count}`,
  },

  log: {
    completes: (talk) => `${named(talk)}已完成。`,
    again: (talk) => `已记录。${named(talk)}此前已于${words.longDay(talk.completedOn ?? "")}完成。`,
    partial: (talk) => `已记录，但${named(talk)}四项情况不全，尚未完成：`,
    attempt: (talk) =>
      `已记录，但不计为完成；${named(talk)}的状态仍为“${words.status(talk.status)}”：`,
    record: (record) =>
      `${record.id}号记录，${words.longDay(record.date)}，谈话人${record.talker}。`,
    several: (records, completing) => `已录入${records}条记录，其中${completing}条符合完成要求。`,
    none: "没有新录入的记录。",
    short: (talk, date, reasons) => `  ${named(talk)}${date}的记录不计入：${reasons}`,
    moreShort: (count) => `  ……另有${count}条不计入`,
    alreadyThere: (count) => `${count}条此前已录入，已跳过。`,
    voided: (count) => `其中${count}条已作废，仍为作废。`,
    empty: (count) => `${count}行尚未填写。`,
  },

  void: (record, talk) =>
    `${record.id}号记录已作废。${named(talk)}的状态为“${words.status(talk.status)}”。`,
  waive: (talk) => `${named(talk)}已核减。`,
  unwaive: (talk) => `核减已撤销。${named(talk)}的状态为“${words.status(talk.status)}”。`,

  cycle: {
    title: (district, name) => `${district} · ${name}`,
    start: "起始日",
    election: "选举日",
    moved: "已变更，全部记录已重新认定。",
    same: "没有变动。",
  },

  rules,

  show: {
    title: (talk) => `${talk.id}号谈话 · ${talk.person.name}`,
    status: "状态",
    talker: "谈话人",
    place: "村、社区",
    posts: "职务",
    born: "出生年月",
    staffNo: "人员编号",
    deadline: "期限",
    why: (talk) => {
      const flags = talk.because.map(words.flag);
      const villages = words.list(talk.villages);
      const where = flags.length > 0 ? `${villages}（${words.list(flags)}）` : villages;
      const posts = words.list(talk.posts.map((post) => words.posts([post], talk.villages)));
      return `第${talk.tier}层级，应由${words.seat(talk.seat)}谈：${talk.person.name}任${where}${posts}。`;
    },
    completed: (talk) =>
      `已于${words.longDay(talk.completedOn ?? "")}完成${talk.byPredecessor ? "，由前任所谈" : ""}。`,
    closed: (reason) => `已关闭：${reason}。`,
    overdueSince: (deadline) => `${words.longDay(deadline)}，已逾期`,
    noRecords: "尚无谈话记录。",
    record: (record) =>
      `${record.id}号记录：${words.longDay(record.date)}，${record.talker}，${words.mode(record.mode)}`,
    entered: (record) => `${words.longDay(dayOf(new Date(record.enteredAt)))}由${record.actor}录入`,
    completes: "计为完成",
    doesNot: (reasons) => `不计为完成：${reasons}`,
    isVoid: (reason) => `已作废：${reason}`,
    noText: "（未填）",
    redacted: "（已彻底删除）",
    history: "经过",
    details: {
      place: "地点",
      recorder: "记录人",
      with: "同场对象",
      intention: "去留意愿",
      recommend: "任用建议",
      risk: "风险",
      suggestion: "建议",
      followUp: "后续事项",
      followUpOwner: "责任人",
      followUpDue: "完成时限",
    },
  },

  history: {
    columns: { seq: "序号", at: "时间", actor: "操作人", what: "操作", detail: "" },
    what: historyLine,
    added: "新增应谈",
    changed: (before, after, reason) => {
      const because = CHANGE_REASONS[reason] ?? reason;
      return before === after
        ? `${because}，仍为${words.status(after)}`
        : `${because}，${words.status(before)} → ${words.status(after)}`;
    },
    talk: (id, change) => `${id}号谈话：${change}`,
    moreTalks: (count) => `另有${count}次谈话`,
  },
};
