import { dayOf } from "../../domain/days.ts";
import type { CarriedOver, CycleMove, HistoryEvent, ImportCounts } from "../../domain/history.ts";
import type { RosterChange } from "../../domain/roster-change.ts";
import type { Status, Talk, TalkRecord } from "../../domain/talk.ts";
import { cycle } from "./cycle.ts";
import { items } from "./items.ts";
import { measures } from "./measures.ts";
import { plan } from "./plan.ts";
import { rules } from "./rules.ts";
import { plural, words } from "./words.ts";

const changeSentence = (c: RosterChange): string => {
  const place = words.place(c.township, c.village);
  const post = words.post(c.post ?? "");
  const seat = c.seat
    ? words.seat({ post: c.seat, district: c.district ?? "", township: c.township })
    : "";
  const from = c.day.startsWith("0000") ? "" : ` from ${c.day}`;
  switch (c.change) {
    case "post-gained":
      return `+ ${place}: ${c.name}, ${post}${from}`;
    case "post-lost":
      return `- ${place}: ${c.name}, ${post} until ${c.day}`;
    case "holder-came":
      return `+ ${seat.trim()}: ${c.name}${from}`;
    case "holder-left":
      return `- ${seat.trim()}: ${c.name} until ${c.day}`;
    case "flag-set":
      return `+ ${place}: ${words.flag(c.flag as never)}`;
    case "election-moved":
      return `${place}: votes on ${c.day} instead of ${c.before}`;
    case "renamed":
      return `${place}: ${c.before} is now called ${c.name}`;
    case "village-ended":
      return c.day.startsWith("9999") ? `${place}: goes on` : `${place}: ends on ${c.day}`;
    case "flag-cleared":
      return `- ${place}: no longer ${words.flag(c.flag as never)}`;
  }
};

/** How many changes to what was known a line of the history names. */
const SINGLED_OUT = 5;

/** The changes to what was known before an import; days moved and names corrected are said already. */
function singled({ changes = [], changed = 0 }: Pick<ImportCounts, "changes" | "changed">) {
  const named = changes.slice(0, SINGLED_OUT).map((change) => `; ${changeSentence(change)}`);
  const left = changed - named.length;
  return left > 0 ? [...named, `; and ${left} more`] : named;
}

const counted = (count: number, one: string, other: string) =>
  `${count} ${plural(count, { one, other })}`;

/** The first of several talks' numbers. */
const listed = (ids: number[]) =>
  ids.length === 0 ? "" : `: ${ids.slice(0, 20).join(", ")}${ids.length > 20 ? " …" : ""}`;

/** Why a talk's status changed; closings are in the words. */
const CHANGE_REASONS: Record<string, string> = {
  "left-post": "left the post",
  "not-flagged": "village no longer flagged",
  "village-ended": "village merged or abolished",
  "rules-changed": "rules changed",
  "talker-is-interviewee": "talker is the interviewee",
  "owed-again": "owed again",
  record: "record entered",
  "record-voided": "record voided",
  waive: "waived",
  unwaive: "waiver withdrawn",
  plan: "day set or cleared",
  "election-moved": "election moved",
  "start-moved": "start of the cycle moved",
  "deadline-moved": "other village, other deadline",
  "people-joined": "two people turned out to be one",
  "holder-changed": "seat's holders corrected",
  "judged-anew": "judged by a newer version of talks",
};

/** What an event did, from what was noted with it. */
function historyLine(event: HistoryEvent): string {
  const { what, detail } = event;
  switch (what) {
    case "init":
      return `${detail.district}: ${detail.start} to ${detail.election}`;
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
      const names = renamed.map((r) => `, ${r.before} is now called ${r.name}`);
      const deadlines = moved.map((m) => `, ${m.village} votes on ${m.day} instead of ${m.before}`);
      return `${counted(villages.added + villages.changed, "village", "villages")}, ${counted(people.added, "person", "people")} came, ${people.left} left, posts +${posts.added} -${posts.ended}${facts ? measures.counts(facts) : ""}${ofItems && ofItems.added + ofItems.changed > 0 ? items.counts(ofItems) : ""}${[...deadlines, ...names, ...singled(more)].join("")}`;
    }
    case "assign":
      return `${detail.added} added, ${detail.closed} closed, ${detail.reopened} reopened, ${detail.updated} updated`;
    case "log":
      return counted(Number(detail.records), "record", "records");
    case "void":
      return `record ${detail.record}: ${detail.reason}`;
    case "waive":
      return `talk ${detail.talk}: ${detail.reason} (approved by ${detail.approver})`;
    case "unwaive":
      return `talk ${detail.talk}: ${detail.reason}`;
    case "cycle":
      return cycle.history(detail as CycleMove);
    case "todo":
      return items.history(event);
    case "plan":
      return plan.history(Number(detail.talk), detail.day as string | null);
    case "rules":
      return "rules replaced";
    case "measures":
      return "measures replaced";
    case "redact":
      return `person ${detail.person}: ${detail.reason}`;
    case "restore":
      return detail.lost
        ? `from the backup with head ${detail.head}; ${counted(Number(detail.lost), "event", "events")} lost`
        : `from the backup with head ${detail.head}`;
    case "migrate":
      return detail.held === undefined
        ? `version ${detail.from} became ${detail.to}`
        : `version ${detail.from} became ${detail.to}; examined up to ${detail.held}`;
    case "judge":
      return `records judged anew, by judging ${detail.to} instead of ${detail.from}`;
    default:
      return "";
  }
}

/** What the commands say when they have done their work. */
export const commands = {
  init: (path: string, district: string, start: string, election: string) =>
    `Created ${path} for ${district}: the cycle runs from ${start}, the election is on ${election}.`,
  begun: ({ villages, people, facts }: CarriedOver) =>
    `It begins with ${counted(villages, "village", "villages")}, ${counted(people, "person", "people")} and what is known of ${counted(facts, "subject and year", "subjects and years")}. Next: talks assign, or talks import what has changed.`,
  initNext: "Next: talks import leaders.csv villages.csv cadres.csv, then talks assign.",
  deadlinePassed: (election: string) => `Note: the election day ${election} is not in the future.`,

  upgraded: ({ copy, judged }: { copy: string | null; judged: number[] }) =>
    [
      ...(copy === null
        ? []
        : [`The database was brought up to date; the old one is kept as ${copy}.`]),
      ...(copy !== null && judged.length === 0
        ? []
        : [
            `This version of talks evaluates records differently from the previous one: ${counted(judged.length, "talk has", "talks have")} a different status now${listed(judged)}.`,
          ]),
    ].join("\n"),
  backup: ({ file, head, events }: { file: string; head: string; events: number }) =>
    `Written and verified: ${file}. ${counted(events, "event", "events")}, head ${head}.`,
  restored: ({ file, head, kept }: { file: string; head: string; kept: string | null }) =>
    `Restored from ${file}, head ${head}.${kept ? ` The previous file is kept as ${kept}.` : ""}`,
  restoredLess: (events: number) =>
    `${counted(events, "event", "events")} of the replaced file ${plural(events, { one: "is", other: "are" })} not in the backup: re-enter what is missing.`,
  restoredFindings: (redactions: number) =>
    `${counted(redactions, "redaction", "redactions")} made since ${plural(redactions, { one: "is", other: "are" })} undone by this: the removed data is back. Please redact it again.`,
  redactConfirm: (person: { name: string; village: string }) =>
    `Permanently remove the findings about ${person.name} (${person.village}) and the contact data?`,
  redacted: (person: { name: string; village: string }, records: number) =>
    `Permanently removed: the contact data and the facts by year of ${person.name} (${person.village}) and what was found in ${counted(records, "record", "records")}. Backups and exports still contain them.`,

  rejudged: (count: number) =>
    `After re-evaluation, ${counted(count, "talk has", "talks have")} a different status:`,

  progress: (what: string, rows: number, percent: number, seconds: number) =>
    `${what}: ${counted(rows, "row", "rows")}, ${percent} %, about ${seconds} s left`,

  import: {
    readingFiles: "Reading",
    takingIn: "Importing",
    title: (dryRun: boolean): string => (dryRun ? "The import would change:" : "Imported:"),
    nothing: "Nothing new: all of this was already known.",
    noRows: "There are no rows to import yet; the examples do not count.",
    columns: {
      what: "",
      added: "Added",
      changed: "Changed",
      ended: "Ended",
      heading: "Heading",
      column: "Read as",
      row: (number: number) => `Row ${number}`,
    },
    townships: "Townships",
    villages: "Villages and communities",
    seats: "Seats",
    people: "People",
    posts: "Posts",
    vacant: (count: number) => counted(count, "post is vacant.", "posts are vacant."),
    renewed: (count: number) =>
      `${counted(count, "village has", "villages have")} voted, and the new roster is in: talks turnover`,
    ignored: (file: string, columns: string[]) =>
      `${file}: ${plural(columns.length, { one: "column", other: "columns" })} ${words.list(columns)} unknown, skipped.`,
    misspelt: (file: string, heading: string, column: string) =>
      `${file}: does ${heading} mean ${column}? If so, add --map ${heading}=${column}.`,
    filledDown: (file: string, count: number, row: number) =>
      `${file}: ${counted(count, "blank cell of a township or village was", "blank cells of townships and villages were")} filled in from the row above, first in row ${row}; please check them.`,
    unknownSheet: (file: string, sheet: string, seen: string[]) =>
      `${file}: sheet ${sheet} holds none of the tables and was passed over. It begins: ${seen.join(", ")}.`,
    hiddenSheet: (file: string, sheet: string) =>
      `${file}: sheet ${sheet} is hidden and was skipped.`,
    encoding: (file: string, encoding: string) => `${file}: read as ${encoding}.`,
    formulas: (file: string, count: number) =>
      `${file}: ${counted(count, "cell holds a formula; its stored result was taken.", "cells hold formulas; their stored results were taken.")}`,
    passedOver: (file: string, row: number, text: string) => `${file}, row ${row} skipped: ${text}`,
    reading: (file: string, table: string) => `${file}: ${table}`,
    noPost: (file: string, row: number) => `${file}, row ${row}: no post given; nothing is owed.`,
    change: changeSentence,
    more: (count: number) => `  … and ${count} more (--dry-run --json lists all)`,
    confirm: "Import this?",
    notTaken: "Nothing was changed.",
    next: "Next: talks assign.",
  },

  assign: {
    working: "Working out",
    title: (dryRun: boolean): string => (dryRun ? "Assigning would change:" : "Assigned:"),
    noRoster: "There are no villages yet. Next: talks import leaders.csv villages.csv cadres.csv.",
    nothing: (required: number) =>
      `Nothing to change: ${plural(required, { one: "the one required talk is unchanged", other: `all ${required} required talks are unchanged` })}.`,
    added: (count: number) => counted(count, "talk added", "talks added"),
    closed: (count: number) => counted(count, "talk closed", "talks closed"),
    reopened: (count: number) => counted(count, "talk reopened", "talks reopened"),
    updated: (count: number) =>
      counted(
        count,
        "talk now has other posts or villages",
        "talks now have other posts or villages",
      ),
    required: (count: number) => counted(count, "talk is required.", "talks are required."),
    tier: (tier: string, count: number) => `${tier}: ${count}`,
  },

  log: {
    completes: (talk: Talk) => `Talk ${talk.id} with ${talk.person.name} is completed.`,
    again: (talk: Talk) =>
      `Recorded. Talk ${talk.id} with ${talk.person.name} had already been completed on ${talk.completedOn}.`,
    partial: (talk: Talk) =>
      `Recorded, but talk ${talk.id} with ${talk.person.name} is not complete:`,
    attempt: (talk: Talk) =>
      `Recorded as an attempt; talk ${talk.id} with ${talk.person.name} stays ${words.status(talk.status)}:`,
    record: (record: TalkRecord) => `Record ${record.id}, ${record.date}, ${record.talker}.`,
    several: (records: number, completing: number) =>
      `${counted(records, "record", "records")} entered; ${completing} ${plural(completing, { one: "completes its", other: "complete their" })} talk.`,
    none: "Nothing new was entered.",
    short: (talk: Talk, date: string, reasons: string) =>
      `  Talk ${talk.id} with ${talk.person.name} on ${date} does not count: ${reasons}`,
    moreShort: (count: number) => `  … and ${count} more that do not count`,
    alreadyThere: (count: number) =>
      `${counted(count, "record was", "records were")} already entered and skipped.`,
    voided: (count: number) =>
      `${counted(count, "of them is void and stays", "of them are void and stay")} void.`,
    empty: (count: number) => `${counted(count, "row is", "rows are")} not filled in.`,
  },

  void: (record: TalkRecord, talk: Talk) =>
    `Record ${record.id} is void. Talk ${talk.id} with ${talk.person.name} is ${words.status(talk.status)}.`,
  waive: (talk: Talk) => `Talk ${talk.id} with ${talk.person.name} is waived.`,
  unwaive: (talk: Talk) =>
    `The waiver is withdrawn. Talk ${talk.id} with ${talk.person.name} is ${words.status(talk.status)}.`,

  cycle: {
    title: (district: string, name: string) => `${district} · ${name}`,
    start: "Start",
    election: "Election",
    moved: "Changed; every record was re-evaluated.",
    same: "Nothing changed.",
  },

  rules,

  show: {
    title: (talk: Talk) => `Talk ${talk.id} · ${talk.person.name}`,
    status: "Status",
    talker: "Talker",
    place: "Village",
    posts: "Posts",
    born: "Born",
    staffNo: "Staff no.",
    deadline: "Deadline",
    why: (talk: Talk) => {
      const flags = talk.because.map(words.flag);
      const villages = words.list(talk.villages);
      const where = flags.length > 0 ? `${villages} (${words.list(flags)})` : villages;
      const posts = words.list(talk.posts.map(words.post));
      return `Owed in tier ${talk.tier}: ${talk.person.name} is ${posts} of ${where}.`;
    },
    completed: (talk: Talk) =>
      `Completed on ${talk.completedOn}${talk.byPredecessor ? ", by predecessor" : ""}.`,
    closed: (reason: string) => `Closed: ${reason}.`,
    overdueSince: (deadline: string) => `${deadline}, overdue`,
    noRecords: "No conversation has been recorded yet.",
    record: (record: TalkRecord) =>
      `Record ${record.id}: ${record.date}, ${record.talker}, ${words.mode(record.mode)}`,
    entered: (record: TalkRecord) =>
      `entered ${dayOf(new Date(record.enteredAt))} by ${record.actor}`,
    completes: "completes the talk",
    doesNot: (reasons: string) => `does not count: ${reasons}`,
    isVoid: (reason: string) => `void: ${reason}`,
    noText: "(nothing entered)",
    redacted: "(redacted)",
    history: "What happened",
    details: {
      place: "Place",
      recorder: "Recorder",
      with: "Also present",
      intention: "Intention",
      recommend: "Recommendation",
      risk: "Risk",
      suggestion: "Suggestion",
      followUp: "Follow-up",
      followUpOwner: "Owner",
      followUpDue: "Due",
    },
  },

  history: {
    columns: { seq: "No.", at: "When", actor: "Who", what: "What", detail: "" },
    what: historyLine,
    added: "added",
    changed: (before: Status, after: Status, reason: string) => {
      const because = CHANGE_REASONS[reason] ?? reason;
      return before === after
        ? `${because}; stays ${words.status(after)}`
        : `${because}: ${words.status(before)} → ${words.status(after)}`;
    },
    talk: (id: number, change: string) => `talk ${id}: ${change}`,
    moreTalks: (count: number) => `and ${counted(count, "more talk", "more talks")}`,
  },
};
