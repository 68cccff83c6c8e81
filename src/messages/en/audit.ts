import { type Hint, type HintCode, THRESHOLDS as T } from "../../domain/hints.ts";
import { words } from "./words.ts";

const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const percent = (share: number) => `${Math.floor(share * 100 + 1e-9)} %`;

/** What looks wrong, without a word of what was found out: that is the `excerpt` a terminal adds. */
const sentence = (hint: Hint): string => {
  const count = hint.records.length;
  switch (hint.code) {
    case "same-findings":
      return hint.similarity === 1
        ? `${hint.people} people have the same findings, in ${count} records`
        : `${hint.people} people have nearly the same findings (${percent(hint.similarity)} alike or more), in ${count} records`;
    case "too-many-in-a-day":
      return `${hint.talker} held ${count} talks in person on ${words.longDay(hint.day)}`;
    case "two-places-one-day":
      return `${hint.talker} held talks in ${hint.townships.length} townships on ${words.longDay(hint.day)}: ${words.list(hint.townships)}`;
    case "burst-after-deadline":
      return `${count} talks said to have been held in time were entered after their deadline, ${hint.minutes === 0 ? "all at once" : `within ${times(hint.minutes, "minute", "minutes")}`}, by ${words.list(hint.actors)}`;
    case "all-grades-same":
      return `${hint.talker} gave the same four grades in all ${count} graded records: ${hint.grades.map(words.grade).join(", ")}`;
    case "late-entry":
      return `${hint.talker}: ${times(count, "record was", "records were")} entered more than ${T.daysToEntry} days after the talk, the latest after ${hint.longestDays}`;
  }
};

const KINDS: Record<HintCode, string> = {
  "same-findings": "findings alike",
  "too-many-in-a-day": "many in a day",
  "two-places-one-day": "several places in a day",
  "burst-after-deadline": "burst after the deadline",
  "all-grades-same": "all graded the same",
  "late-entry": "late entry",
};

/** Records that look wrong. */
export const audit = {
  title: (records: number) => `Audit of ${times(records, "record", "records")}`,
  found: (hints: number) =>
    `${hints === 1 ? "One thing looks" : `${hints} things look`} wrong. These are hints, not verdicts.`,
  kind: (code: HintCode, hints: number) => `${KINDS[code]}: ${hints}`,
  nothing: "Nothing looks wrong.",
  noRecords: "There are no records yet.",
  sentence: (hint: Hint) => `${sentence(hint)}.`,
  withExcerpt: (hint: Hint, excerpt: string) => `${sentence(hint)}: “${excerpt}”`,
  numbered: (number: number, text: string) => `${number}. ${text}`,
  hints: "What looks wrong",
  records: "Its records",
  columns: {
    number: "Hint",
    what: "What looks wrong",
    count: "Records",
    record: "Record",
    talk: "Talk",
    date: "Held",
    entered: "Entered",
    person: "With",
    village: "Village",
    place: "Where",
    township: "Township",
    talker: "Talker",
    actor: "Entered by",
  },
  moreRecords: (count: number) =>
    `… and ${times(count, "more record", "more records")}: talks audit -o audit.xlsx`,
  moreHints: (count: number) =>
    `… and ${times(count, "more hint", "more hints")}: talks audit -o audit.xlsx`,
  lookedFor: "Hints, not verdicts. What is looked for (in all records that are not void):",
  /** Each fits on a line of 80 columns, for the help does not wrap them. */
  thresholds: [
    `- findings ${percent(T.similarity)} alike of different people (under ${T.shortText} characters: of ${T.shortTextPeople} people)`,
    `- more than ${T.talksADay} talks in person by one talker in a day`,
    `- one talker in more than ${T.townshipsADay} townships a day; a township secretary in more than ${T.townshipsADayInTownship}`,
    `- ${T.burstRecords} entries within ${T.burstMinutes} minutes, after the deadline of talks held before it`,
    `- the same four grades in all of a talker's records, if ${T.sameGradesRecords} or more`,
    `- entries more than ${T.daysToEntry} days after the talk`,
  ],
};
