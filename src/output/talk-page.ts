import { FINDINGS } from "../domain/judging.ts";
import type { Talk, TalkRecord } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import type { Screen } from "./formats/table.ts";
import { displayWidth } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A label, its value (null: not known) and how the value is painted. */
type Field = [label: string, value: string | null, paint?: (text: string) => string];

/** One talk as a page: who, why, by when, and how it stands. */
export function talkLines(talk: Talk, messages: Messages, screen: Screen): string[] {
  const { words, commands } = messages;
  const text = commands.show;
  const { person } = talk;
  const standing = {
    done: screen.paint.green,
    waived: screen.paint.cyan,
    closed: screen.paint.dim,
    partial: screen.paint.yellow,
    outstanding: screen.paint.yellow,
  }[talk.status];
  return [
    screen.paint.bold(text.title(talk)),
    "",
    ...fields(
      [
        [text.status, words.status(talk.status), standing],
        [text.talker, `${talk.talker ?? words.vacant} · ${words.seat(talk.seat)}`],
        [text.place, words.place(person.township, words.list(talk.villages))],
        [text.posts, words.posts(talk.posts)],
        [text.born, person.born],
        [text.staffNo, person.staffNo],
        talk.overdue
          ? [text.deadline, text.overdueSince(talk.deadline), screen.paint.red]
          : [text.deadline, words.pageDay(talk.deadline)],
      ],
      screen,
    ),
    "",
    ...wrap(text.why(talk), screen.width),
    ...(talk.completedOn ? wrap(text.completed(talk), screen.width) : []),
    ...(talk.closedBecause
      ? wrap(text.closed(words.closing(talk.closedBecause)), screen.width)
      : []),
  ];
}

/** One record: when and by whom, whether it counts and why not, and what it found. */
export function recordLines(record: TalkRecord, messages: Messages, screen: Screen): string[] {
  const { show: text } = messages.commands;
  return [
    ...wrap(`${text.record(record)} · ${text.entered(record)}`, screen.width, 2),
    ...verdictLines(record, messages, screen),
    ...findingLines(record, messages, screen),
  ];
}

/** Whether a record counts and, if not, why. */
export function verdictLines(record: TalkRecord, messages: Messages, screen: Screen): string[] {
  const { words, commands } = messages;
  const text = commands.show;
  const reasons = words.list(record.reasons.map(words.reason));
  const [verdict, paint] = record.void
    ? [text.isVoid(record.void.reason), screen.paint.dim]
    : record.completes
      ? [text.completes, screen.paint.green]
      : [text.doesNot(reasons), screen.paint.yellow];
  return wrap(`  ${verdict}`, screen.width, 2).map((line) => paint(line));
}

/** What a record found. */
function findingLines(record: TalkRecord, messages: Messages, screen: Screen): string[] {
  const { words, commands } = messages;
  const text = commands.show;
  const findings = FINDINGS.map((name): Field => {
    const { text: found, grade } = record.findings[name];
    const graded = grade ? words.aside(words.grade(grade)) : "";
    const none = record.redacted ? text.redacted : text.noText;
    return [words.finding(name), `${found ?? none}${graded}`];
  });
  const details: Field[] = [
    [text.details.place, record.place],
    [text.details.recorder, record.recorder],
    [text.details.with, record.with.length > 0 ? words.list(record.with) : null],
    [text.details.intention, record.intention && words.intention(record.intention)],
    [text.details.risk, record.risk],
    [text.details.suggestion, record.suggestion],
    [text.details.followUp, record.followUp],
  ];
  return fields([...findings, ...details], screen, 2);
}

/** Columns that a value needs beside its label; with fewer it goes below. */
const BESIDE = 16;

/** Labelled values below each other, all indented; what is not known is left out. */
export function fields(pairs: Field[], { width, paint }: Screen, indent = 0): string[] {
  const known = pairs.filter((pair): pair is Field & { 1: string } => pair[1] !== null);
  const widest = Math.max(...known.map(([label]) => displayWidth(label)));
  const isBeside = width - indent - widest - 2 >= BESIDE;
  const margin = " ".repeat(indent);
  const column = indent + 2 + (isBeside ? widest : 0);
  return known
    .flatMap(([label, value, painted = (text) => text]) => {
      const lines = wrap(value, width - column).map(
        (line) => " ".repeat(column - indent) + painted(line),
      );
      if (!isBeside) return [paint.dim(label), ...lines];
      const gap = " ".repeat(widest - displayWidth(label) + 2);
      return [paint.dim(label + gap) + (lines[0] ?? "").trimStart(), ...lines.slice(1)];
    })
    .map((line) => margin + line);
}
