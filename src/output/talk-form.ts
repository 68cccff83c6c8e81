import type { Day } from "../domain/days.ts";
import { GRADES, MODES } from "../domain/judging.ts";
import type { Cycle, Talk } from "../domain/talk.ts";
import { INTENTIONS, RECOMMENDATIONS } from "../domain/talk.ts";
import {
  FILLED,
  type Filled,
  GIVEN,
  type Given,
  type WordList,
  wordListOf,
} from "../domain/talk-sheet.ts";
import type { Messages } from "../messages/index.ts";
import type { Form, FormColumn } from "./formats/form.ts";

const GIVEN_WIDTHS: Record<Given, number> = {
  ...{ talk: 8, person: 9, village: 19, posts: 17, seat: 15, holder: 8, deadline: 12 },
};
const SENTENCES: readonly string[] = [
  ...["mind", "ability", "politics", "standing", "risk", "suggestion", "followUp"],
];

/** What begins a further page on paper: first what is given, beside it what is asked. */
const PAGES: Filled[] = ["mind", "intention"];

const WIDTHS: Partial<Record<Filled, number>> = {
  ...{ mode: 10, recommend: 11, intention: 10, recorder: 9, followUpOwner: 10 },
};
const GRADE_WIDTH = 8;

/** The sheet on which an office reports the talks: a row each, with what is to be filled in. */
export function talkForm(talks: Talk[], cycle: Cycle, today: Day, messages: Messages): Form {
  const { sheets } = messages;
  const { columns } = sheets.talks;
  return {
    title: sheets.talks.title,
    above: [sheets.talks.heading(cycle.district, cycle.name, today), sheets.talks.howTo.join("\n")],
    columns: [
      ...GIVEN.map((name): FormColumn => {
        return { heading: columns[name], kind: "given", width: GIVEN_WIDTHS[name] };
      }),
      ...FILLED.map((name) => toFill(name, messages)),
    ],
    frozen: 3,
    pages: PAGES.map((name) => GIVEN.length + FILLED.indexOf(name)),
    rows: talks.map((talk) => {
      const given = givenCells(talk, messages);
      return GIVEN.map((name) => given[name]);
    }),
    hasExample: false,
    room: 0,
  };
}

/** The words that stand for those of `talks log`. */
export function wordsOf(list: WordList, { words }: Messages): [written: string, word: string][] {
  if (list === "mode") return MODES.map((mode) => [words.mode(mode), mode]);
  if (list === "grade") return GRADES.map((grade) => [words.grade(grade), grade]);
  if (list === "intention") return INTENTIONS.map((word) => [words.intention(word), word]);
  return RECOMMENDATIONS.map((word) => [words.recommendation(word), word]);
}

function givenCells(talk: Talk, { words }: Messages): Record<Given, string | number | null> {
  const { person } = talk;
  return {
    talk: talk.id,
    person: person.name,
    village: `${person.township} ${words.list(talk.villages)}`,
    posts: words.posts(talk.posts, talk.villages),
    seat: words.seat(talk.seat),
    holder: talk.talker ?? words.vacant,
    deadline: talk.deadline,
  };
}

function toFill(name: Filled, messages: Messages): FormColumn {
  const heading = messages.sheets.talks.columns[name];
  const list = wordListOf(name);
  if (list) {
    const words = wordsOf(list, messages).map(([written]) => written);
    const width = WIDTHS[name] ?? GRADE_WIDTH;
    return { heading, kind: "text", width, choices: { words, only: true } };
  }
  if (name === "date" || name === "followUpDue") return { heading, kind: "day", width: 12 };
  return SENTENCES.includes(name)
    ? { heading, kind: "long", width: 19 }
    : { heading, kind: "text", width: WIDTHS[name] ?? 13 };
}
