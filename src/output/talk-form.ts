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
  ...{ talk: 10, person: 10, village: 24, posts: 26, seat: 20, holder: 10, deadline: 12 },
};
const SENTENCES: readonly string[] = [
  ...["mind", "ability", "politics", "standing", "risk", "suggestion", "followUp"],
];

/** The sheet on which an office reports the talks: a row each, with what is to be filled in. */
export function talkForm(
  talks: Talk[],
  cycle: Cycle,
  today: Day,
  head: string,
  messages: Messages,
): Form {
  const { sheets } = messages;
  const { columns } = sheets.talks;
  return {
    title: sheets.talks.title,
    above: [
      messages.words.sentences([
        sheets.talks.heading(cycle.district, cycle.name, today),
        messages.report.seal(head),
      ]),
      sheets.talks.howTo,
    ],
    columns: [
      ...GIVEN.map((name): FormColumn => {
        return { heading: columns[name], kind: "given", width: GIVEN_WIDTHS[name] };
      }),
      ...FILLED.map((name) => toFill(name, messages)),
    ],
    frozen: 3,
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
    return { heading, kind: "text", width: 12, choices: { words, only: true } };
  }
  if (name === "date" || name === "followUpDue") return { heading, kind: "day", width: 13 };
  return SENTENCES.includes(name)
    ? { heading, kind: "long", width: 28 }
    : { heading, kind: "text", width: 14 };
}
