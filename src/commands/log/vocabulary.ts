import type { TalkColumn, WordList } from "../../domain/talk-sheet.ts";
import { loadMessages } from "../../messages/index.ts";
import { wordsOf } from "../../output/talk-form.ts";
import type { Vocabulary } from "../../roster/talk-sheet.ts";
import type { Session } from "../../session.ts";

/** Words that earlier sheets offered. */
const EARLIER: Partial<Record<WordList, [word: string, value: string][]>> = {
  mode: [["未到", "no_show"]],
  intention: [["愿意退下", "step_down"]],
};

/** The headings and words of both languages: a sheet may come from an office of the other one. */
export async function vocabulary({ messages: spoken }: Session): Promise<Vocabulary> {
  const both = [await loadMessages("en"), await loadMessages("zh")];
  const written = (list: WordList) =>
    both
      .flatMap((messages) => wordsOf(list, messages))
      .flatMap(([word, value]): [string, string][] => [
        [word, value],
        [value, value],
      ])
      .concat(EARLIER[list] ?? []);
  const offered = (list: WordList) => wordsOf(list, spoken).map(([word]) => word);
  return {
    headings: both.flatMap(({ sheets }) =>
      Object.entries(sheets.talks.columns).map(([column, heading]): [string, TalkColumn] => [
        heading,
        column as TalkColumn,
      ]),
    ),
    words: wordLists(written),
    offered: wordLists(offered),
  };
}

function wordLists<T>(of: (list: WordList) => T): Record<WordList, T> {
  return {
    mode: of("mode"),
    grade: of("grade"),
    intention: of("intention"),
    recommend: of("recommend"),
  };
}
