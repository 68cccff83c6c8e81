import type { Aspect, Found } from "../domain/found.ts";
import { FINDINGS, type FindingName } from "../domain/judging.ts";
import type { SeatedFound } from "../domain/pages.ts";
import type { Messages } from "../messages/index.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** What a finding is in one cell: the grade first, then the text. */
export function findingCell(
  { findings, redacted }: Found,
  name: FindingName,
  { words, findings: text, commands }: Messages,
): string | null {
  const { text: said, grade } = findings[name];
  if (redacted) return commands.show.redacted;
  if (grade === null) return said;
  return said === null ? words.grade(grade) : text.graded(words.grade(grade), said);
}

/** What is to follow, who sees to it, and by when. */
export function followUpCell(
  { followUp, followUpOwner, followUpDue }: Found,
  { words, findings: text }: Messages,
): string | null {
  if (followUp === null) return null;
  const due = followUpDue && words.day(followUpDue);
  if (followUpOwner === null && due === null) return followUp;
  return `${followUp}${words.aside(text.seenTo(followUpOwner, due))}`;
}

/**
 * What the tiers found of one person, side by side (rule 31): a column a talk, a row each finding,
 * intention and recommendation. Where they disagree, the row bears a mark.
 */
export function foundSheet(
  entries: SeatedFound[],
  disagree: Aspect[],
  messages: Messages,
  title: string,
): Sheet {
  const { words, findings: text } = messages;
  const row = (heading: string, aspect: Aspect | null, cell: (entry: Found) => Cell) => [
    aspect !== null && disagree.includes(aspect) ? `${heading} ${text.mark}` : heading,
    ...entries.map(cell),
  ];
  const { columns } = text;
  const rows = [
    row(columns.held, null, (entry) => text.held(entry)),
    ...FINDINGS.map((name) =>
      row(words.finding(name), name, (entry) => findingCell(entry, name, messages)),
    ),
    row(columns.intention, "intention", (e) => e.intention && words.intention(e.intention)),
    row(columns.recommend, "recommend", (e) => e.recommend && words.recommendation(e.recommend)),
    row(columns.risk, null, ({ risk }) => risk),
    row(columns.suggestion, null, ({ suggestion }) => suggestion),
    row(columns.followUp, null, (entry) => followUpCell(entry, messages)),
  ];
  return {
    title,
    columns: [
      { heading: "", kind: "text" },
      ...entries.map(({ tier, seat }) => ({
        heading: text.tierOf(tier, words.seat(seat)),
        kind: "text" as const,
      })),
    ],
    rows: rows.filter(([, ...cells]) => cells.some((cell) => cell !== null)),
    more: disagree.length > 0 ? text.marked : undefined,
  };
}
