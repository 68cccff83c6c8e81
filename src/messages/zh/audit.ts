import { type Hint, type HintCode, THRESHOLDS as T } from "../../domain/hints.ts";
import type { Messages } from "../index.ts";
import { words } from "./words.ts";

const percent = (share: number) => `${Math.floor(share * 100 + 1e-9)}%`;

/** 疑点一句，不含了解到的内容。 */
const sentence = (hint: Hint): string => {
  const count = hint.records.length;
  switch (hint.code) {
    case "same-findings":
      return hint.similarity === 1
        ? `${hint.people}人的了解情况完全相同，共${count}条记录`
        : `${hint.people}人的了解情况雷同（相似度${percent(hint.similarity)}以上），共${count}条记录`;
    case "too-many-in-a-day":
      return `${hint.talker}在${words.longDay(hint.day)}一天面谈、入户${count}人次`;
    case "two-places-one-day":
      return `${hint.talker}在${words.longDay(hint.day)}一天内到${hint.townships.length}个乡镇街道谈话：${words.list(hint.townships)}`;
    case "burst-after-deadline":
      return `${count}条记录称按期谈话，却在期限之后${hint.minutes === 0 ? "一次" : `的${hint.minutes}分钟内集中`}录入，录入人：${words.list(hint.actors)}`;
    case "all-grades-same":
      return `${hint.talker}评了等次的${count}条记录，四项等次全都一样：${words.list(hint.grades.map(words.grade))}`;
    case "late-entry":
      return `${hint.talker}有${count}条记录在谈话超过${T.daysToEntry}天后才录入，最长的隔了${hint.longestDays}天`;
  }
};

const KINDS: Record<HintCode, string> = {
  "same-findings": "了解情况雷同",
  "too-many-in-a-day": "一天谈话过多",
  "two-places-one-day": "一天多地",
  "burst-after-deadline": "期限后集中录入",
  "all-grades-same": "等次全都一样",
  "late-entry": "录入过晚",
};

/** 看起来不对的记录。 */
export const audit: Messages["audit"] = {
  title: (records) => `谈话记录核查，共${records}条`,
  found: (hints) => `发现疑点${hints}个。疑点只提示该查哪里，不是结论。`,
  kind: (code, hints) => `${KINDS[code]}${hints}个`,
  nothing: "未发现疑点。",
  noRecords: "还没有谈话记录。",
  sentence: (hint) => `${sentence(hint)}。`,
  withExcerpt: (hint, excerpt) => `${sentence(hint)}：“${excerpt}”`,
  numbered: (number, text) => `${number}. ${text}`,
  hints: "疑点",
  records: "疑点所涉记录",
  columns: {
    number: "疑点",
    what: "疑点内容",
    count: "记录数",
    record: "记录",
    talk: "谈话",
    date: "谈话日期",
    entered: "录入日期",
    person: "谈话对象",
    village: "村、社区",
    place: "地点",
    township: "乡镇街道",
    talker: "谈话人",
    actor: "录入人",
  },
  moreRecords: (count) => `……另有${count}条记录：talks audit -o 核查.xlsx`,
  moreHints: (count) => `……另有${count}个疑点：talks audit -o 核查.xlsx`,
  lookedFor: "疑点不是结论。核查内容（已作废的记录除外）：",
  thresholds: [
    `- 不同谈话对象的了解情况相似度达${percent(T.similarity)}（合计不足${T.shortText}字的，达${T.shortTextPeople}人）`,
    `- 同一谈话人一天面谈、入户超过${T.talksADay}人次`,
    `- 同一谈话人一天到过的乡镇街道超过${T.townshipsADay}个；乡镇街道书记超过${T.townshipsADayInTownship}个`,
    `- 称按期谈话，期限之后${T.burstMinutes}分钟内集中录入达${T.burstRecords}条`,
    `- 同一谈话人的记录达${T.sameGradesRecords}条，四项等次全都一样`,
    `- 谈话超过${T.daysToEntry}天才录入`,
  ],
};
