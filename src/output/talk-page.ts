import { FINDINGS } from "../domain/judging.ts";
import type { Talk, TalkRecord } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import type { Screen } from "./formats/table.ts";
import { labelled } from "./page-parts.ts";
import type { Document, Sheet, Tone } from "./sheet.ts";
import { displayWidth } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A label and its value; null: not known. */
type Field = [label: string, value: string | null];

/** One talk as a page: who, why, by when, and how it stands. */
export function talkLines(talk: Talk, messages: Messages, screen: Screen): string[] {
  const { commands } = messages;
  const text = commands.show;
  const standing = {
    done: screen.paint.green,
    waived: screen.paint.cyan,
    closed: screen.paint.dim,
    partial: screen.paint.yellow,
    outstanding: screen.paint.yellow,
  }[talk.status];
  const painted = {
    [text.status]: standing,
    ...(talk.overdue && { [text.deadline]: screen.paint.red }),
  };
  return [
    screen.paint.bold(text.title(talk)),
    "",
    ...fields(talkFields(talk, messages), screen, { painted }),
    "",
    ...talkSentences(talk, messages).flatMap((sentence) => wrap(sentence, screen.width)),
  ];
}

/** One record: when and by whom, whether it counts and why not, and what it found. */
export function recordLines(record: TalkRecord, messages: Messages, screen: Screen): string[] {
  return [
    ...wrap(recordTitle(record, messages), screen.width, 2),
    ...verdictLines(record, messages, screen),
    ...fields(recordFields(record, messages), screen, { indent: 2 }),
  ];
}

/** Whether a record counts and, if not, why. */
export function verdictLines(record: TalkRecord, messages: Messages, screen: Screen): string[] {
  const { text, tone } = verdictOf(record, messages);
  const { green, yellow, dim } = screen.paint;
  const paint = tone === "good" ? green : tone === "bad" ? yellow : dim;
  return wrap(`  ${text}`, screen.width, 2).map((line) => paint(line));
}

/** One talk for every format but a terminal's own page. */
export function talkDocument(
  talk: Talk,
  records: TalkRecord[],
  history: Sheet,
  messages: Messages,
): Document {
  const text = messages.commands.show;
  return {
    title: text.title(talk),
    lines: [
      ...talkSentences(talk, messages).map((sentence) => ({
        text: sentence,
        tone: "plain" as const,
      })),
      ...(records.length === 0 ? [{ text: text.noRecords, tone: "plain" as const }] : []),
    ],
    sheets: [
      labelled(text.title(talk), talkFields(talk, messages)),
      ...records.map((record) =>
        labelled(recordTitle(record, messages), [
          [text.status, verdictOf(record, messages).text],
          ...recordFields(record, messages),
        ]),
      ),
      history,
    ],
    foot: [],
  };
}

function talkFields(talk: Talk, { words, commands, plan }: Messages): Field[] {
  const text = commands.show;
  const { person } = talk;
  return [
    [text.status, words.status(talk.status)],
    [text.talker, `${talk.talker ?? words.vacant} · ${words.seat(talk.seat)}`],
    [text.place, words.place(person.township, words.list(talk.villages))],
    [text.posts, words.posts(talk.posts, talk.villages)],
    [text.born, person.born],
    [text.staffNo, person.staffNo],
    [text.deadline, talk.overdue ? text.overdueSince(talk.deadline) : words.pageDay(talk.deadline)],
    [plan.setDay, talk.plannedOn && words.pageDay(talk.plannedOn)],
  ];
}

function talkSentences(talk: Talk, { words, commands }: Messages): string[] {
  const text = commands.show;
  return [
    text.why(talk),
    ...(talk.completedOn ? [text.completed(talk)] : []),
    ...(talk.closedBecause ? [text.closed(words.closing(talk.closedBecause))] : []),
  ];
}

function recordTitle(record: TalkRecord, { commands: { show: text } }: Messages): string {
  return `${text.record(record)} · ${text.entered(record)}`;
}

/** Whether a record counts, and why not. */
function verdictOf(
  record: TalkRecord,
  { words, commands }: Messages,
): { text: string; tone: Tone } {
  const { show: text } = commands;
  if (record.void) return { text: text.isVoid(record.void.reason), tone: "faint" };
  if (record.completes) return { text: text.completes, tone: "good" };
  return { text: text.doesNot(words.list(record.reasons.map(words.reason))), tone: "bad" };
}

function recordFields(record: TalkRecord, { words, commands }: Messages): Field[] {
  const text = commands.show;
  const findings = FINDINGS.map((name): Field => {
    const { text: found, grade } = record.findings[name];
    const graded = grade ? words.aside(words.grade(grade)) : "";
    const none = record.redacted ? text.redacted : text.noText;
    return [words.finding(name), `${found ?? none}${graded}`];
  });
  return [
    ...findings,
    [text.details.place, record.place],
    [text.details.recorder, record.recorder],
    [text.details.with, record.with.length > 0 ? words.list(record.with) : null],
    [text.details.intention, record.intention && words.intention(record.intention)],
    [text.details.recommend, record.recommend && words.recommendation(record.recommend)],
    [text.details.risk, record.risk],
    [text.details.suggestion, record.suggestion],
    [text.details.followUp, record.followUp],
    [text.details.followUpOwner, record.followUpOwner],
    [text.details.followUpDue, record.followUpDue && words.pageDay(record.followUpDue)],
  ];
}

/** Columns that a value needs beside its label; with fewer it goes below. */
const BESIDE = 16;

/** Labelled values below each other, all indented; what is not known is left out. */
export function fields(
  pairs: Field[],
  { width, paint }: Screen,
  {
    indent = 0,
    painted = {},
  }: { indent?: number; painted?: Record<string, (text: string) => string> } = {},
): string[] {
  const known = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  const widest = Math.max(...known.map(([label]) => displayWidth(label)));
  const isBeside = width - indent - widest - 2 >= BESIDE;
  const margin = " ".repeat(indent);
  const column = indent + 2 + (isBeside ? widest : 0);
  return known
    .flatMap(([label, value]) => {
      const lines = wrap(value, width - column).map(
        (line) => " ".repeat(column - indent) + (painted[label]?.(line) ?? line),
      );
      if (!isBeside) return [paint.dim(label), ...lines];
      const gap = " ".repeat(widest - displayWidth(label) + 2);
      return [paint.dim(label + gap) + (lines[0] ?? "").trimStart(), ...lines.slice(1)];
    })
    .map((line) => margin + line);
}
