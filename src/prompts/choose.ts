import type { Session } from "../session.ts";
import { promptsOf } from "./confirm.ts";
import { themeOf } from "./theme.ts";

/** Offers several things on a terminal and gives the one that was chosen. */
export async function choose<T>(
  session: Session,
  message: string,
  choices: { name: string; value: T }[],
): Promise<T> {
  const { answer } = await promptsOf(session)([
    { type: "select", name: "answer", message, choices, pageSize: 10, theme: themeOf(session) },
  ]);
  return answer as T;
}
