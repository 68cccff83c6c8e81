import inquirer from "inquirer";
import type { Session } from "../session.ts";
import { themeOf } from "./theme.ts";
import { keyboard } from "./typing.ts";

/** A question as inquirer takes it, but for its name and looks. */
type Question = { type: string; message: string } & Record<string, unknown>;

/** Asks on the session's own terminal. Ctrl-C throws what `run` knows as stopped. */
export async function ask<T>(session: Session, question: Question): Promise<T> {
  const { stdin, stdout } = session.io;
  const { input, release } = keyboard(stdin, stdout);
  try {
    const prompt = inquirer.createPromptModule({ input, output: stdout });
    const answers = await prompt([
      { ...question, name: "answer", theme: themeOf(session) } as never,
    ]);
    return (answers as { answer: T }).answer;
  } finally {
    release();
  }
}

/** Whether what was just shown is to be done. */
export function confirm(session: Session, message: string): Promise<boolean> {
  return ask(session, { type: "confirm", message });
}

/** Offers several things and gives the one that was chosen; at first it points to the one `before`. */
export function choose<T>(
  session: Session,
  message: string,
  choices: { name: string; value: T }[],
  before?: T,
): Promise<T> {
  const known = before === undefined ? {} : { default: before };
  return ask(session, { type: "select", message, choices, pageSize: 10, ...known });
}
