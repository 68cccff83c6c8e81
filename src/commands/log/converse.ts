import { Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import { talkLines, verdictLines } from "../../output/talk-page.ts";
import { answerLines, askAnswers, askTalk, askWhetherToEnter } from "../../prompts/log.ts";
import type { Answers } from "../../prompts/question.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { holderOn, logRecords } from "../../store/talks/log.ts";
import { RefusedEntry } from "../../store/talks/refused-entry.ts";
import { readTalk } from "../../store/talks/talks.ts";
import { entryOfFlags } from "./entry-of-flags.ts";
import { keepAnswers } from "./keep-answers.ts";
import { logOne, recordOf } from "./log-one.ts";
import { searchFor } from "./search-for.ts";

/**
 * The conversation of `talks log` on a terminal: finds the talk, shows who, why and by when, asks
 * for what was found, shows what will be entered and whether it counts, and enters it once that is
 * answered with yes. Where entering fails, what was typed is kept in a file.
 */
export async function converse(
  session: Session,
  store: Store,
  known: number | null,
): Promise<void> {
  const { messages, today, screen } = session;
  const find = (typed: string) => searchFor(session, store, typed);
  const talk = known ?? (await askTalk(session, find));
  const page = readTalk(store, talk, { today, asOf: today });
  if (page.closedBecause) throw new Fault("talk-closed", { id: talk, reason: page.closedBecause });
  session.print(`\n${talkLines(forPeople(page), messages, screen).join("\n")}\n`);

  const asked = {
    session,
    holderOn: (day: string) => holderOn(store, talk, day),
    window: await readCycle(store),
  };
  let answers = await askAnswers(asked, {});
  const isStopped = (error: unknown) => error instanceof Error && error.name === "ExitPromptError";
  try {
    for (;;) {
      await preview(session, store, talk, answers);
      const chosen = await askWhetherToEnter(session, answers);
      if (chosen === "leave") return session.say(messages.prompts.notEntered);
      if (chosen === "enter") break;
      answers = { ...answers, ...(await chosen.ask(asked, answers)) };
      answers = await askAnswers(asked, answers);
    }
    const record = await recordOf(session, store, entryOfFlags({ talk, ...answers }));
    await logOne(session, store, record);
  } catch (error) {
    if (!isStopped(error)) keepAnswers(session, talk, answers);
    throw error;
  }
}

/** All answers, and whether they would complete the talk. */
async function preview(
  session: Session,
  store: Store,
  talk: number,
  answers: Answers,
): Promise<void> {
  const { messages, today, screen } = session;
  const record = await recordOf(session, store, entryOfFlags({ talk, ...answers }));
  try {
    const author = session.author("log");
    const [entered] = await logRecords(store, author, [record], today, { rehearse: true });
    const verdict = entered ? verdictLines(forPeople(entered.record), messages, screen) : [];
    session.print(`\n${[...answerLines(session, answers), "", ...verdict].join("\n")}\n`);
  } catch (error) {
    throw error instanceof RefusedEntry ? error.fault : error;
  }
}
