import displayWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { FINDINGS } from "../domain/judging.ts";
import type { Talk, TalkRecord } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import type { Screen } from "./formats/table.ts";

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
        [text.status, standing(words.status(talk.status))],
        [text.talker, `${talk.talker ?? words.vacant} · ${words.seat(talk.seat)}`],
        [text.place, `${person.township} ${words.list(talk.villages)}`],
        [text.posts, words.posts(talk.posts)],
        [text.born, person.born],
        [text.staffNo, person.staffNo],
        [
          text.deadline,
          talk.overdue ? screen.paint.red(text.overdueSince(talk.deadline)) : talk.deadline,
        ],
      ],
      screen,
    ),
    "",
    ...wrapped(text.why(talk), screen, 0),
    ...(talk.completedOn ? wrapped(text.completed(talk), screen, 0) : []),
    ...(talk.closedBecause
      ? wrapped(text.closed(words.closing(talk.closedBecause)), screen, 0)
      : []),
  ];
}

/** One record: whether it counts and why not, and what it found. */
export function recordLines(record: TalkRecord, messages: Messages, screen: Screen): string[] {
  const { words, commands } = messages;
  const text = commands.show;
  const reasons = words.list(record.reasons.map(words.reason));
  const verdict = record.void
    ? screen.paint.dim(text.isVoid(record.void.reason))
    : record.completes
      ? screen.paint.green(text.completes)
      : screen.paint.yellow(text.doesNot(reasons));
  const findings = FINDINGS.map((name): [string, string] => {
    const { text: found, grade } = record.findings[name];
    const graded = grade ? ` (${words.grade(grade)})` : "";
    const none = record.redacted ? text.redacted : text.noText;
    return [words.finding(name), `${found ?? none}${graded}`];
  });
  const details: [string, string | null][] = [
    [text.details.place, record.place],
    [text.details.recorder, record.recorder],
    [text.details.with, record.with.length > 0 ? words.list(record.with) : null],
    [text.details.intention, record.intention && words.intention(record.intention)],
    [text.details.risk, record.risk],
    [text.details.suggestion, record.suggestion],
    [text.details.followUp, record.followUp],
  ];
  return [
    `${text.record(record)} ${screen.paint.dim(`· ${text.entered(record)}`)}`,
    ...wrapped(verdict, screen, 2),
    ...fields([...findings, ...details], screen).map((line) => `  ${line}`),
  ];
}

/** Labelled values below each other; what is not known is left out. */
export function fields(pairs: [string, string | null][], screen: Screen): string[] {
  const known = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  const width = Math.max(...known.map(([label]) => displayWidth(label)));
  return known.flatMap(([label, value]) => {
    const [first = "", ...rest] = wrapped(value, { ...screen, width: screen.width - 2 }, width + 2);
    const padded = label + " ".repeat(width - displayWidth(label) + 2);
    return [screen.paint.dim(padded) + first.trimStart(), ...rest];
  });
}

function wrapped(text: string, { width }: Pick<Screen, "width">, indent: number): string[] {
  return wrapAnsi(text, Math.max(20, width - indent), { hard: true })
    .split("\n")
    .map((line) => " ".repeat(indent) + line);
}
