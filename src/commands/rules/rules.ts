import { forPeople } from "../../output/for-people.ts";
import { displayWidth } from "../../output/width.ts";
import { wrap } from "../../output/wrap.ts";
import type { Session } from "../../session.ts";
import { readRules, setRules } from "../../store/talks/cycle.ts";

/** Shows the rules in force, or puts others in force. */
export async function rules(session: Session, options: { set?: string }): Promise<void> {
  const stated =
    options.set === undefined
      ? undefined
      : (await import("../../roster/rules.ts")).readRulesFile(options.set);
  const store = await session.open();
  const isSet = stated !== undefined && (await setRules(store, session.author("rules"), stated));
  const document = await readRules(store);
  if (session.json) return session.printJson(document);

  const text = session.messages.commands.rules;
  const { rules: inForce } = forPeople(document);
  const item = (label: string, sentence: string) =>
    wrap(`${label}${sentence}`, session.width, displayWidth(label));
  const lines = [
    session.paint.bold(text.title),
    "",
    ...inForce.flatMap((rule) => item(text.tier(rule), text.sentence(rule))),
    "",
    session.paint.bold(text.alsoTitle),
    "",
    ...text.numbered.flatMap((sentence, i) => item(`${i + 1}.`.padStart(3).padEnd(4), sentence)),
    ...(stated ? ["", ...wrap(isSet ? text.set : text.same, session.width)] : []),
  ];
  session.print(lines.join("\n"));
}
