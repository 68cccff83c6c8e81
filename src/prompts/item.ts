import { isDay } from "../domain/days.ts";
import { isBlank } from "../domain/names.ts";
import type { Session } from "../session.ts";
import { promptsOf } from "./confirm.ts";
import { themeOf } from "./theme.ts";

interface Said {
  text?: string;
  village?: string;
  owner?: string;
  due?: string;
}

/** Asks what is to be done and, where no flag says it, where, by whom and by when. */
export async function askItem(session: Session, given: object): Promise<Said> {
  const { ask } = session.messages.items;
  const theme = themeOf(session);
  const isPlaced = ["tier", "township", "village", "person"].some((flag) => flag in given);
  const questions = [
    { name: "text", message: ask.text, validate: (said: string) => !isBlank(said) },
    ...(isPlaced ? [] : [{ name: "village", message: ask.village }]),
    ...("owner" in given ? [] : [{ name: "owner", message: ask.owner }]),
    ...("due" in given
      ? []
      : [
          {
            name: "due",
            message: ask.due,
            validate: (said: string) => isBlank(said) || isDay(said.trim()) || ask.due,
          },
        ]),
  ];
  const answers: Record<string, string> = await promptsOf(session)(
    questions.map((question) => ({ type: "input" as const, theme, ...question })),
  );
  return Object.fromEntries(
    Object.entries(answers)
      .map(([name, said]) => [name, said.trim()])
      .filter(([, said]) => said !== ""),
  );
}
