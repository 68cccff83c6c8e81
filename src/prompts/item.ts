import { readDayText } from "../domain/day-text.ts";
import { isBlank } from "../domain/names.ts";
import type { Session } from "../session.ts";
import { ask } from "./ask.ts";

interface Said {
  text?: string;
  village?: string;
  owner?: string;
  due?: string;
}

/** Asks what is to be done and, where no flag says it, where, by whom and by when. */
export async function askItem(session: Session, given: object): Promise<Said> {
  const { ask: text } = session.messages.items;
  const input = (message: string, validate: (said: string) => boolean | string = () => true) =>
    ask<string>(session, { type: "input", message, validate });
  const isPlaced = ["tier", "township", "village", "person"].some((flag) => flag in given);
  const said: Said = { text: await input(text.text, (answer) => !isBlank(answer) || text.text) };
  if (!isPlaced) said.village = await input(text.village);
  if (!("owner" in given)) said.owner = await input(text.owner);
  if (!("due" in given)) {
    said.due = await input(
      text.due,
      (day) => isBlank(day) || "day" in readDayText(day, null) || text.due,
    );
  }
  const answered = Object.entries(said).map(([name, answer]) => [name, answer.trim()]);
  return Object.fromEntries(answered.filter(([, answer]) => answer !== ""));
}
