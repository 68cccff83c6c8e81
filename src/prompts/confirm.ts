import inquirer from "inquirer";
import type { Session } from "../session.ts";
import { themeOf } from "./theme.ts";

/** Asks on the session's own terminal. */
export function promptsOf({ io }: Session) {
  return inquirer.createPromptModule({ input: io.stdin, output: io.stdout });
}

/** Whether what was just shown is to be done. */
export async function confirm(session: Session, message: string): Promise<boolean> {
  const { taken } = await promptsOf(session)([
    { type: "confirm", name: "taken", message, theme: themeOf(session) },
  ]);
  return taken as boolean;
}
