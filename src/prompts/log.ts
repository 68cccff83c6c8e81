import type { Talk } from "../domain/talk.ts";
import { forPeople } from "../output/for-people.ts";
import { fields } from "../output/talk-page.ts";
import type { Session } from "../session.ts";
import { ask } from "./ask.ts";
import type { Answers, Asked, Question } from "./question.ts";
import { QUESTIONS } from "./questions.ts";

/** Finds a talk by what is typed of it. */
export function askTalk(
  session: Session,
  find: (typed: string) => Promise<Talk[]>,
): Promise<number> {
  const { prompts: text } = session.messages;
  const source = async (typed: string | undefined) => {
    const talks = await find(typed ?? "");
    return talks.length > 0
      ? talks.map((talk) => ({ name: text.choice(forPeople(talk)), value: talk.id ?? 0 }))
      : [{ name: text.nothingFound, value: 0, disabled: " " }];
  };
  return ask(session, { type: "search", message: text.search, source, pageSize: 10 });
}

/** Asks what has not been asked yet, in the order of a conversation. */
export async function askAnswers(asked: Asked, answers: Answers): Promise<Answers> {
  let all = answers;
  for (const question of QUESTIONS) {
    const isDue = all[question.key] === undefined && (question.isOpen?.(all) ?? true);
    if (isDue) all = { ...all, ...(await question.ask(asked, all)) };
  }
  return all;
}

/** The questions that stand in the summary. */
function answered(answers: Answers): Question[] {
  return QUESTIONS.filter(({ key }) => answers[key] !== undefined);
}

/** All answers, numbered, so that each can be changed. */
export function answerLines({ messages, screen }: Session, answers: Answers): string[] {
  const lines = answered(answers).map(({ label, shown }, i): [string, string] => {
    const number = String(i + 1).padStart(2);
    return [`${number} ${label(messages)}`, forPeople(shown(answers, messages)) ?? "-"];
  });
  return fields(lines, screen, { indent: 1 });
}

/** Whether the answers are entered as they are; else what is to be asked again. */
export async function askWhetherToEnter(
  session: Session,
  answers: Answers,
): Promise<"enter" | "leave" | Question> {
  const { prompts: text } = session.messages;
  const questions = answered(answers);
  const meaning = (typed: string) => {
    const word = typed.normalize("NFKC").trim().toLowerCase();
    if (text.entering.includes(word)) return "enter";
    if (text.leaving.includes(word)) return "leave";
    return /^\d+$/.test(word) ? questions[Number(word) - 1] : undefined;
  };
  const typed = await ask<string>(session, {
    type: "input",
    message: text.confirm(questions.length),
    default: text.entering[0],
    validate: (typed: string) => meaning(typed) !== undefined || text.notAnAnswer(questions.length),
  });
  return meaning(typed) ?? "leave";
}
