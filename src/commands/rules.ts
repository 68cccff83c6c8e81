import wrapAnsi from "wrap-ansi";
import { forPeople } from "../output/for-people.ts";
import type { Session } from "../session.ts";
import { readRules, setRules } from "../store/cycle.ts";

/** Shows the rules in force, or puts others in force. */
export async function rules(session: Session, options: { set?: string }): Promise<void> {
  const stated =
    options.set === undefined
      ? undefined
      : (await import("../roster/rules.ts")).readRulesFile(options.set);
  const store = await session.open();
  if (stated) await setRules(store, session.doer("rules"), stated);
  const document = await readRules(store);
  if (session.json) return session.printJson(document);

  const text = session.messages.commands.rules;
  const { rules: inForce } = forPeople(document);
  const lines = [
    session.paint.bold(text.title),
    "",
    ...inForce.map((rule) => text.sentence(rule)),
    "",
    session.paint.bold(text.counts),
    "",
    ...text.conditions,
    text.kept,
    "",
    session.paint.bold(text.alsoTitle),
    "",
    ...text.also,
    ...(stated ? ["", text.set] : []),
  ];
  session.print(lines.map((line) => wrapAnsi(line, session.width)).join("\n"));
}
