import type { ComparedPerson, Said, Turnover } from "../domain/turnover.ts";
import type { Messages } from "../messages/index.ts";
import type { Cell, Column, Sheet } from "./sheet.ts";
import type { TurnoverView } from "./turnover.ts";

/** Whom a human may want to look at, and why. */
export function remarksSheet(turnover: Turnover, messages: Messages, view: TurnoverView): Sheet {
  const { turnover: text, report, words } = messages;
  const shown = [...turnover.remarks];
  const left = turnover.remarksTotal - shown.length;
  return {
    title: text.sections.remarks,
    columns: [{ heading: text.columns.remark, kind: "text" }, ...personColumns(messages, view)],
    rows: shown.map((row) => [
      words.parts(row.remarks.map((remark) => text.remarks[remark])),
      ...personCells(row, messages, view),
    ]),
    ...(left > 0 && { more: report.more(left, "talks turnover -o turnover.xlsx") }),
  };
}

/** Everybody, once a village; what became of somebody as a head, the posts tell. */
export function peopleSheet(turnover: Turnover, messages: Messages, view: TurnoverView): Sheet {
  const { turnover: text, report } = messages;
  const shown = [...turnover.people].filter(({ group }) => group === "members");
  const [members] = turnover.groups.filter(({ group }) => group === "members");
  const total = members ? members.before + members.new + members.movedIn : 0;
  return {
    title: text.sections.people,
    columns: personColumns(messages, view),
    rows: shown.map((row) => personCells(row, messages, view)),
    ...(total > shown.length && {
      more: report.more(total - shown.length, "talks turnover -o turnover.xlsx"),
    }),
  };
}

function personColumns({ turnover, report }: Messages, { districts }: TurnoverView): Column[] {
  const { columns } = turnover;
  return [
    { heading: columns.person, kind: "text" },
    ...(districts ? [{ heading: report.columns.district, kind: "text" as const, spare: 2 }] : []),
    { heading: report.columns.township, kind: "text", spare: 1 },
    { heading: report.columns.village, kind: "text" },
    { heading: columns.postsBefore, kind: "text" },
    { heading: columns.postsAfter, kind: "text" },
    { heading: columns.outcome, kind: "text" },
    { heading: columns.intention, kind: "text", spare: 4 },
    { heading: columns.recommend, kind: "text", spare: 3 },
  ];
}

function personCells(row: ComparedPerson, messages: Messages, { districts }: TurnoverView): Cell[] {
  const { turnover: text, words } = messages;
  const { person, village, how, postsBefore, postsAfter, said } = row;
  return [
    person.name,
    ...(districts ? [person.district] : []),
    ...[person.township, village],
    postsBefore.length > 0 ? words.posts(postsBefore) : null,
    postsAfter.length > 0 ? words.posts(postsAfter) : null,
    text.outcomes[how],
    saidText(said, ({ intention }) => intention && words.intention(intention), messages),
    saidText(said, ({ recommend }) => recommend && words.recommendation(recommend), messages),
  ];
}

/** What the tiers said: once where they agree, else each beside its tier (rule 31). */
function saidText(
  said: Said[],
  of: (one: Said) => string | null,
  { turnover: text, words }: Messages,
): string | null {
  const texts = said.flatMap((one) => {
    const said = of(one);
    return said === null ? [] : [{ tier: one.tier, said }];
  });
  const [first] = texts;
  if (!first) return null;
  if (texts.every(({ said }) => said === first.said)) return first.said;
  return words.parts(texts.map(({ tier, said }) => text.byTier(tier, said)));
}
