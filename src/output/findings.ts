import type { Day } from "../domain/days.ts";
import { disagreements, type FoundOfTalk } from "../domain/found.ts";
import { groupBy } from "../domain/group.ts";
import { FINDINGS } from "../domain/judging.ts";
import type { Messages } from "../messages/index.ts";
import { followUpCell, foundSheet } from "./found.ts";
import type { Cell, Column, Document, Sheet } from "./sheet.ts";

export interface FindingsView {
  today: Day;
  /** A block a person, for reading; otherwise one table with a row a talk. */
  blocks: boolean;
  /** One record a talk, so that the tiers can be held against each other. */
  compared: boolean;
  /** Names the district beside the township: there are several. */
  districts: boolean;
  /** Said where there is nothing. */
  empty: string;
}

/** What `talks findings` shows. */
export function findingsDocument(
  { findings, total }: { findings: FoundOfTalk[]; total: number },
  messages: Messages,
  view: FindingsView,
): Document {
  const { findings: text, words } = messages;
  if (total === 0) return { title: "", lines: [], sheets: [], foot: [view.empty] };
  return {
    title: text.title(words.longDay(view.today)),
    lines: [],
    sheets: view.blocks ? blocks(findings, messages, view) : [rows(findings, messages, view)],
    foot: [text.total(findings.length, total)],
  };
}

/** A table for each person, the tiers side by side. */
function blocks(findings: FoundOfTalk[], messages: Messages, view: FindingsView): Sheet[] {
  const { words, findings: text } = messages;
  const byPerson = groupBy(findings, ({ person }) => JSON.stringify(person));
  return [...byPerson.values()].flatMap((entries) => {
    const [first] = entries;
    if (!first) return [];
    const { person } = first;
    const district = view.districts ? person.district : null;
    const villages = [...new Set(entries.flatMap((entry) => entry.villages))];
    const posts = words.posts([...new Set(entries.flatMap((entry) => entry.posts))], villages);
    const title = text.who(
      person.name,
      words.place(district, person.township, words.list(villages)),
      posts,
    );
    return [foundSheet(entries, view.compared ? disagreements(entries) : [], messages, title)];
  });
}

interface RowColumn extends Column {
  cell: (entry: FoundOfTalk) => Cell;
}

/** A row a talk, for a spreadsheet and for paper: A4 on its side. */
function rows(findings: FoundOfTalk[], messages: Messages, view: FindingsView): Sheet {
  const { words, findings: text } = messages;
  const { columns: headings } = text;
  const columns: RowColumn[] = [
    { heading: headings.date, kind: "day", paper: 11, cell: ({ date }) => date },
    { heading: headings.talker, kind: "text", paper: 9, cell: ({ talker }) => talker },
    { heading: headings.tier, kind: "count", paper: 5, spare: 1, cell: ({ tier }) => tier },
    { heading: headings.person, kind: "text", paper: 9, cell: ({ person }) => person.name },
    ...(view.districts
      ? [
          {
            ...{ heading: headings.district, kind: "text" as const, paper: 9, spare: 2 },
            cell: ({ person }: FoundOfTalk) => person.district,
          },
        ]
      : []),
    {
      ...{ heading: headings.township, kind: "text", paper: 9, spare: 3 },
      cell: ({ person }) => person.township,
    },
    {
      ...{ heading: headings.village, kind: "text", paper: 13 },
      cell: ({ villages }) => words.list(villages),
    },
    {
      heading: headings.posts,
      kind: "text",
      paper: 11,
      cell: ({ posts, villages }) => words.posts(posts, villages),
    },
    ...FINDINGS.flatMap((name): RowColumn[] => [
      {
        ...{ heading: words.finding(name), kind: "text", paper: 20 },
        cell: ({ findings, redacted }) =>
          redacted ? messages.commands.show.redacted : findings[name].text,
      },
      {
        ...{ heading: text.gradeOf(words.finding(name)), kind: "text", paper: 6 },
        cell: ({ findings }) => findings[name].grade && words.grade(findings[name].grade),
      },
    ]),
    {
      ...{ heading: headings.intention, kind: "text", paper: 9 },
      cell: ({ intention }) => intention && words.intention(intention),
    },
    {
      ...{ heading: headings.recommend, kind: "text", paper: 9 },
      cell: ({ recommend }) => recommend && words.recommendation(recommend),
    },
    { heading: headings.risk, kind: "text", paper: 13, cell: ({ risk }) => risk },
    { heading: headings.suggestion, kind: "text", paper: 13, cell: (row) => row.suggestion },
    {
      ...{ heading: headings.followUp, kind: "text", paper: 15 },
      cell: (entry) => followUpCell(entry, messages),
    },
    ...(view.compared
      ? []
      : [
          {
            ...{ heading: headings.counts, kind: "text" as const, paper: 9, spare: 4 },
            cell: ({ completes }: FoundOfTalk) => (completes ? text.counts : text.attempt),
          },
        ]),
    { heading: headings.talk, kind: "count", paper: 6, spare: 0, cell: ({ talk }) => talk },
  ];
  return {
    title: text.sheet,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: findings.map((entry) => columns.map(({ cell }) => cell(entry))),
  };
}
