import type { Day } from "../../domain/days.ts";
import type { Aspect } from "../../domain/found.ts";
import type { FindingName, Grade, Mode, Reason } from "../../domain/judging.ts";
import { villageKindOf } from "../../domain/roster.ts";
import type { Flag, SeatPost } from "../../domain/rules.ts";
import type { Closing, Intention, Recommendation, Seat, Status } from "../../domain/talk.ts";
import type { Messages } from "../index.ts";

const POSTS: Record<string, string> = {
  general_secretary: "总支（党委）书记",
  secretary: "书记",
  deputy_secretary: "副书记",
  branch_member: "支部委员",
  director: "主任",
  deputy_director: "副主任",
  committee_member: "村（居）委会委员",
  first_secretary: "第一书记",
};
const STATUSES: Record<Status, string> = {
  outstanding: "未谈",
  partial: "情况不全",
  done: "已谈",
  waived: "核减",
  closed: "已关闭",
};
const CLOSINGS: Record<Closing, string> = {
  "left-post": "已离任",
  "not-flagged": "不再是重点村、矛盾村",
  "village-ended": "村已撤并",
  "rules-changed": "规则已变更",
  "talker-is-interviewee": "谈话人即谈话对象",
};
const FLAGS: Record<Flag, string> = { key: "重点村", contradictory: "矛盾村" };
const FINDINGS: Record<FindingName, string> = {
  mind: "思想状况",
  ability: "工作能力",
  politics: "政治素质",
  standing: "群众口碑",
};
const ASPECTS: Record<Aspect, string> = {
  ...FINDINGS,
  intention: "去留意愿",
  recommend: "任用建议",
};
const GRADES: Record<Grade, string> = {
  good: "好",
  fairly_good: "较好",
  average: "一般",
  poor: "较差",
  unknown: "未了解",
};
const MODES: Record<Mode, string> = {
  in_person: "面谈",
  home_visit: "入户",
  phone: "电话",
  video: "视频",
  group: "集体座谈",
  no_show: "未到场",
};
const INTENTIONS: Record<Intention, string> = {
  stay: "愿意留任",
  step_down: "不再留任",
  transfer: "愿意转岗",
  undecided: "未定",
};
const RECOMMENDATIONS: Record<Recommendation, string> = {
  retain: "继续任用",
  promote: "提拔",
  adjust: "调整",
  replace: "不再提名",
  undecided: "未定",
};
const REASONS: Record<Reason, string> = {
  "not-the-seat-holder": "谈话人当日不任该职（规则3）",
  "not-one-by-one": "不是一对一（规则4）",
  "not-in-person": "不是面谈或入户（规则5）",
  "before-start": "早于换届起始日（规则6）",
  "not-before-election": "不早于该村选举日（规则6）",
  "findings-missing": "四项情况不全（规则7）",
};

const MONTH_AND_DAY = new Intl.DateTimeFormat("zh-CN", {
  month: "long",
  day: "numeric",
  timeZone: "UTC",
});
const LONG_DAY = new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "UTC" });
/** “甲、乙、丙”。 */
const AND = new Intl.ListFormat("zh-CN", { type: "conjunction", style: "narrow" });
const OR = new Intl.ListFormat("zh-CN", { type: "disjunction" });

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);

/** 历史记录中的操作。 */
const COMMANDS: Record<string, string> = {
  init: "新建",
  import: "导入",
  assign: "核定",
  redact: "彻底删除",
  restore: "恢复",
  migrate: "升级",
  log: "录入",
  void: "作废",
  waive: "核减",
  unwaive: "撤销核减",
  plan: "排期",
  todo: "事项",
  cycle: "变更日期",
  rules: "变更规则",
  measures: "变更指标",
  judge: "重新认定",
};

/** 区委、县委、市委、旗委：随区县名称而定（规则26）。 */
const committee = (district: string) => `${district}委`;

const townshipTitle = (township: string) =>
  township.endsWith("街道") ? `${township}党工委书记` : `${township}党委书记`;

const SYSTEM_REASONS: Record<string, string> = {
  ENOENT: "没有这个文件或文件夹",
  EISDIR: "它是文件夹",
  ENOTDIR: "路径中有一段不是文件夹",
  EACCES: "没有权限",
  EPERM: "没有权限",
  EROFS: "磁盘只读",
  ENOSPC: "磁盘已满",
  EIO: "磁盘读写出错",
  SQLITE_FULL: "磁盘已满",
  SQLITE_IOERR: "磁盘读写出错",
  SQLITE_CANTOPEN: "打不开",
  SQLITE_READONLY: "文件只读",
};

const COMMITTEES = { village: "村委会委员", community: "居委会委员" };

/** 村委会、居委会的委员按类别称呼；不知在哪里或两类都有的，合称。 */
function postIn(post: string, villages: string[]): string {
  const kinds = new Set(villages.map(villageKindOf));
  const [kind] = kinds;
  if (post === "committee_member" && kind && kinds.size === 1) return COMMITTEES[kind];
  return POSTS[post] ?? post.replace(/^other:/, "");
}

/** 某一层级的谈话人；区县不止一个时不指明是区、县、市还是旗。 */
const TALKERS: Record<SeatPost, (unit: string | undefined) => string> = {
  district_secretary: (unit) => `${unit ?? "区县"}委书记`,
  organization_minister: () => "组织部长",
  township_secretary: () => "乡镇（街道）书记",
};

export const words: Messages["words"] = {
  none: "-",
  systemReason: (code) => SYSTEM_REASONS[code.split("_", 2).join("_")] ?? `系统错误（${code}）`,
  vacant: "（空缺）",
  sentences: (sentences) => sentences.join(""),
  list: (items) => AND.format(items),
  anyOf: (items) => OR.format(items),
  aside: (text) => `（${text}）`,
  place: (...names) => names.filter(Boolean).join(""),
  parts: (parts) => parts.join("；"),
  day: (day) => MONTH_AND_DAY.format(dateOf(day)),
  longDay: (day) => LONG_DAY.format(dateOf(day)),
  pageDay: (day) => LONG_DAY.format(dateOf(day)),
  pace: ({ talks, days }) => {
    const [unit, count] = days % 7 === 0 ? ["周", days / 7] : ["天", days];
    return `每${count === 1 ? "" : count === 2 ? "两" : count}${unit}须谈${talks}人次`;
  },
  days: (count) => `${count}天`,
  post: (post) => postIn(post, []),
  posts: (posts, villages = []) => AND.format(posts.map((post) => postIn(post, villages))),
  status: (status) => STATUSES[status],
  closing: (closing) => CLOSINGS[closing],
  flag: (flag) => FLAGS[flag],
  finding: (finding) => FINDINGS[finding],
  aspect: (aspect) => ASPECTS[aspect],
  grade: (grade) => GRADES[grade],
  mode: (mode) => MODES[mode],
  intention: (intention) => INTENTIONS[intention],
  recommendation: (recommendation) => RECOMMENDATIONS[recommendation],
  reason: (reason) => REASONS[reason],
  seat: (seat: Seat) =>
    seat.post === "district_secretary"
      ? `${committee(seat.district)}书记`
      : seat.post === "organization_minister"
        ? `${committee(seat.district)}组织部长`
        : townshipTitle(seat.township ?? ""),
  tier: (tier, post, district) => `${tier} ${TALKERS[post](district?.match(/[区县市旗]$/u)?.[0])}`,
  command: (name) => COMMANDS[name] ?? name,
};
