import type { Messages } from "../messages/index.ts";
import type { Form, FormColumn } from "./formats/form.ts";

/** So many rows are prepared; further ones are copied from them. */
const ROOM = 1000;

const WIDTHS: Record<string, number> = {
  ...{ no: 8, village: 22, township: 16, post: 20, phone: 15, id_number: 22, code: 16 },
};
/** Columns in which a day stands; all others keep what is typed. */
const DAYS = ["branch_election", "committee_election"];

/** Which drop-down a column has; where only its words will do, nothing else can be entered. */
const CHOICES: Record<string, [list: keyof Messages["sheets"]["choices"], only: boolean]> = {
  post: ["post", false],
  township_kind: ["township_kind", true],
  kind: ["kind", true],
  key: ["yesNo", true],
  contradictory: ["yesNo", true],
  party_post: ["party_post", false],
  committee_post: ["committee_post", false],
  sex: ["sex", true],
  coop_head: ["yesNo", true],
};

/** The three tables of the roster, empty but for an example that an import passes over. */
export function rosterForms({ sheets }: Messages): Form[] {
  return Object.values(sheets.roster).map((table) => {
    const { title, columns, example } = table as Table;
    return {
      title,
      above: [],
      columns: Object.entries(columns).map(([name, heading]) =>
        toColumn(name, heading, sheets.choices),
      ),
      frozen: 0,
      rows: [Object.keys(columns).map((name) => example[name] || null)],
      hasExample: true,
      room: ROOM,
    };
  });
}

interface Table {
  title: string;
  columns: Record<string, string>;
  example: Record<string, string>;
}

function toColumn(name: string, heading: string, words: Messages["sheets"]["choices"]): FormColumn {
  const choices = CHOICES[name];
  return {
    heading,
    kind: DAYS.includes(name) ? "day" : "text",
    width: WIDTHS[name] ?? 14,
    ...(choices && { choices: { words: words[choices[0]], only: choices[1] } }),
  };
}
