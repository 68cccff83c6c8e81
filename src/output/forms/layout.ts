import { FINDINGS } from "../../domain/judging.ts";
import type { FormValues } from "../../domain/record-form.ts";
import type { Messages } from "../../messages/index.ts";

/** The columns of a form, in millimetres; together they fill the width between A4's margins. */
export const COLUMNS = [30, 39, 24, 19, 20, 34];
/** Margins of the page, in millimetres. */
export const MARGINS = { top: 16, side: 22, bottom: 14 };

export interface FormCell {
  /** A label, a few words, or sentences with room to write. */
  kind: "label" | "words" | "sentences";
  text: string;
  /** Stands at the foot of the cell: boxes to tick. */
  below?: string;
  /** How many columns it spans. */
  columns: number;
}

export interface FormRow {
  /** At least so high, in millimetres. */
  height: number;
  cells: FormCell[];
}

/** One sheet of paper. */
export interface FormSheet {
  title: string;
  above: string[];
  rows: FormRow[];
  below: string[];
}

/** How high a line is, and the room for sentences, in millimetres. */
const LINE = 8.5;
const ROOM = { finding: 24, other: 13 };

const label = (text: string): FormCell => ({ kind: "label", text, columns: 1 });
const words = (text: string, columns = 1): FormCell => ({ kind: "words", text, columns });
const line = (...cells: FormCell[]): FormRow => ({ height: LINE, cells });
const across = (heading: string, text: string): FormRow =>
  line(label(heading), words(text, COLUMNS.length - 1));

/** Room for sentences beside their heading, and below them boxes to tick. */
function sentences(heading: string, text: string, height: number, below?: string): FormRow {
  const cell: FormCell = { kind: "sentences", text, columns: COLUMNS.length - 1 };
  return { height, cells: [label(heading), below === undefined ? cell : { ...cell, below }] };
}

/**
 * The form as sheets of paper. What judges the person stands where the person does not sign: with
 * `isSigned` on a second sheet.
 */
export function formSheets(values: FormValues, messages: Messages, isSigned: boolean): FormSheet[] {
  const { forms } = messages;
  const { labels } = forms;
  const { note, head } = values;
  const above = [
    forms.numbered(values.number),
    forms.ofTier(values.tier),
    forms.by(values.deadline),
  ];
  const who = identity(values, forms);
  const held = meeting(values, forms);
  const intention = across(labels.intention, values.intention);
  const judged = judgement(values, forms);
  const later = followUp(values, forms);
  const signed = signing(labels.talkerSignature, labels.recorderSignature, forms);
  const named = (withGrades: boolean) =>
    FINDINGS.map((name) => {
      const boxes = withGrades ? values[`${name}Grade`] : undefined;
      return sentences(messages.words.finding(name), values[name], ROOM.finding, boxes);
    });
  if (!isSigned) {
    const rows = [...who, ...held, ...named(true), intention, ...judged, ...later, signed];
    return [{ title: forms.title, above, rows, below: [note, head] }];
  }
  const own = signing(labels.personSignature, null, forms);
  const grades = FINDINGS.map((name) =>
    across(messages.words.finding(name), values[`${name}Grade`]),
  );
  return [
    {
      ...{ title: forms.title, above, below: [note, head] },
      rows: [...who, ...held, ...named(false), intention, ...later, own, signed],
    },
    {
      ...{ title: forms.secondTitle, above, below: [head] },
      rows: [...who, ...grades, ...judged, signed],
    },
  ];
}

type Words = Messages["forms"];

function identity(values: FormValues, { labels }: Words): FormRow[] {
  return [
    line(
      ...[label(labels.person), words(values.person), label(labels.sex), words(values.sex)],
      ...[label(labels.born), words(values.born)],
    ),
    across(labels.village, values.village),
    across(labels.posts, values.posts),
    line(label(labels.talker), words(values.talker), label(labels.seat), words(values.seat, 3)),
  ];
}

function meeting(values: FormValues, { labels }: Words): FormRow[] {
  return [
    line(...[label(labels.date), words(values.date), label(labels.mode), words(values.mode, 3)]),
    line(
      ...[label(labels.recorder), words(values.recorder), label(labels.place)],
      words(values.place, 3),
    ),
  ];
}

function judgement(values: FormValues, { labels }: Words): FormRow[] {
  return [
    across(labels.recommend, values.recommend),
    sentences(labels.risk, values.risk, ROOM.other),
    sentences(labels.suggestion, values.suggestion, ROOM.other),
  ];
}

function followUp(values: FormValues, { labels }: Words): FormRow[] {
  return [
    sentences(labels.followUp, values.followUp, ROOM.other),
    line(
      ...[label(labels.followUpOwner), words(values.followUpOwner)],
      ...[label(labels.followUpDue), words(values.followUpDue, 3)],
    ),
  ];
}

/** A row to sign in, one or two people, with the day. */
function signing(first: string, second: string | null, { signedOn }: Words): FormRow {
  const others = second === null ? [words("", 4)] : [words(""), label(second), words("", 2)];
  return { height: 12, cells: [label(first), ...others, words(signedOn)] };
}
