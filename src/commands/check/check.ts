import type { Problem } from "../../domain/problems.ts";
import { EXIT } from "../../errors.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { wrap } from "../../output/wrap.ts";
import type { Session } from "../../session.ts";
import { findProblems } from "../../store/report/problems.ts";
import { readExtent } from "../../store/talks/extent.ts";

/** Lists what needs a human; exit 4 when something does. Where nothing does, only a terminal is told so. */
export async function check(session: Session): Promise<number> {
  const store = await session.open();
  const found = await findProblems(store, session.today);
  const { hasDistricts } = await readExtent(store);
  const { problems: text } = session.messages;
  const sentence = (problem: Problem) =>
    text.sentence(hasDistricts ? withDistricts(problem, session.messages) : problem);
  const problems = found.filter((problem) => !problem.note);
  const exit = problems.length > 0 ? EXIT.outstanding : EXIT.done;
  if (session.json) {
    const told = found.map((problem) => ({ ...problem, message: sentence(problem) }));
    session.printJson({ problems: told });
    return exit;
  }
  const notes = found.filter((problem) => problem.note);
  const sentences = (list: Problem[]) =>
    list.flatMap((item) => wrap(`  ${sentence(forPeople(item))}`, session.width, 4));
  const blocks = [
    ...(problems.length > 0
      ? [session.paint.yellow(text.title(problems.length)), ...sentences(problems)]
      : session.terminal
        ? [session.paint.green(text.nothing)]
        : []),
    ...(notes.length > 0 ? [session.paint.dim(text.notes(notes.length)), ...sentences(notes)] : []),
  ];
  if (blocks.length > 0) session.print(blocks.join("\n"));
  return exit;
}
