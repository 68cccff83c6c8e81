import { groupBy } from "../domain/group.ts";
import type { AuditRecord, Hint } from "../domain/hints.ts";
import type { Messages } from "../messages/index.ts";
import type { Cell, Column, Document, Sheet } from "./sheet.ts";

/** How much of what repeats is shown: enough to know it again, and no more of what is personal. */
const EXCERPT = 20;

interface RecordColumn extends Omit<Column, "heading"> {
  name: keyof Messages["audit"]["columns"];
  cell: (record: AuditRecord, messages: Messages) => Cell;
}

const COLUMNS: RecordColumn[] = [
  { name: "record", kind: "count", cell: ({ id }) => id },
  { name: "talk", kind: "count", cell: ({ talk }) => talk },
  { name: "date", kind: "day", cell: ({ date }) => date },
  { name: "entered", kind: "day", cell: ({ entered }) => entered },
  { name: "person", kind: "text", cell: ({ person }) => person },
  { name: "village", kind: "text", cell: ({ village }) => village },
  { name: "talker", kind: "text", cell: ({ talker }) => talker },
  { name: "place", kind: "text", cell: ({ place, mode }, { words }) => place ?? words.mode(mode) },
  { name: "township", kind: "text", spare: 2, cell: ({ township }) => township },
  { name: "actor", kind: "text", spare: 1, cell: ({ actor }) => actor },
];

/** How a hint's records are shown on the screen: so many, the rest counted. */
export interface AuditLayout {
  /** A table a hint, for reading; otherwise one of the hints and one of their records. */
  blocks: boolean;
  /** null: all */
  hintsShown: number | null;
  recordsShown: number | null;
}

/** What `talks audit` shows. */
export function auditDocument(
  { found, records }: { found: Hint[]; records: number },
  messages: Messages,
  layout: AuditLayout,
): Document {
  const { audit } = messages;
  const hints = found.slice(0, layout.hintsShown ?? undefined);
  const left = found.length - hints.length;
  const sheets = layout.blocks
    ? hints.map((hint, i) => block(hint, i + 1, messages, layout.recordsShown))
    : hints.length > 0
      ? tables(hints, messages)
      : [];
  return {
    title: audit.title(records),
    lines: lines(found, records, messages),
    sheets,
    foot: [...(left > 0 ? [audit.moreHints(left)] : []), audit.lookedFor, ...audit.thresholds],
  };
}

function lines(found: Hint[], records: number, { audit }: Messages): Document["lines"] {
  if (records === 0) return [{ text: audit.noRecords, tone: "plain" }];
  if (found.length === 0) return [{ text: audit.nothing, tone: "good" }];
  const kinds = [...groupBy(found, ({ code }) => code)];
  const counts = kinds.map(([code, hints]) => audit.kind(code, hints.length)).join(" · ");
  return [
    { text: audit.found(found.length), tone: "bad" },
    ...(kinds.length > 1 ? [{ text: counts, tone: "plain" as const }] : []),
  ];
}

function block(hint: Hint, number: number, messages: Messages, shown: number | null): Sheet {
  const { audit } = messages;
  const records = hint.records.slice(0, shown ?? undefined);
  const left = hint.records.length - records.length;
  // Where a talk was held is what one hint is about; when it was entered matters to the others.
  const beside = hint.code === "two-places-one-day" ? "entered" : "place";
  const columns = COLUMNS.filter(({ name }) => name !== beside);
  return {
    title: audit.numbered(number, sentenceOf(hint, messages)),
    columns: columns.map(({ name, kind, spare }) => ({
      heading: audit.columns[name],
      kind,
      ...(spare && { spare }),
    })),
    rows: records.map((record) => columns.map(({ cell }) => cell(record, messages))),
    more: left > 0 ? audit.moreRecords(left) : undefined,
  };
}

function tables(hints: Hint[], messages: Messages): Sheet[] {
  const { audit } = messages;
  const number: Column = { heading: audit.columns.number, kind: "count" };
  return [
    {
      title: audit.hints,
      columns: [
        number,
        { heading: audit.columns.what, kind: "text" },
        { heading: audit.columns.count, kind: "count" },
      ],
      rows: hints.map((hint, i) => [i + 1, sentenceOf(hint, messages), hint.records.length]),
    },
    {
      title: audit.records,
      columns: [
        number,
        ...COLUMNS.map(({ name, kind }) => ({ heading: audit.columns[name], kind })),
      ],
      rows: hints.flatMap((hint, i) =>
        hint.records.map((record) => [i + 1, ...COLUMNS.map(({ cell }) => cell(record, messages))]),
      ),
    },
  ];
}

function sentenceOf(hint: Hint, { audit }: Messages): string {
  if (hint.code !== "same-findings") return audit.sentence(hint);
  const characters = [...hint.text];
  const excerpt = characters.slice(0, EXCERPT).join("");
  return audit.withExcerpt(hint, characters.length > EXCERPT ? `${excerpt}…` : excerpt);
}
