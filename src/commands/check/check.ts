import { groupBy } from "../../domain/group.ts";
import type { Problem } from "../../domain/problems.ts";
import { EXIT } from "../../errors.ts";
import { type FilterOptions, readFilters } from "../../options.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { wrap } from "../../output/wrap.ts";
import type { Session } from "../../session.ts";
import { findProblems } from "../../store/report/problems.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";

/** Says how many of what kind need a human, and lists them; exit 4 when something does, where nothing does, only a terminal is told so. */
export async function check(session: Session, options: FilterOptions): Promise<number> {
  const { today } = session;
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const found = await findProblems(store, today, filters);
  const { hasDistricts } = await readExtent(store);
  const { problems: text } = session.messages;
  const sentence = (problem: Problem) =>
    text.sentence(hasDistricts ? withDistricts(problem, session.messages) : problem);
  const problems = found.filter((problem) => !problem.note);
  const exit = problems.length > 0 ? EXIT.outstanding : EXIT.done;
  if (session.json) {
    const told = found.map((problem) => ({ ...problem, message: sentence(problem) }));
    session.printJson({ summary: summaryOf(found), problems: told });
    return exit;
  }
  const notes = found.filter((problem) => problem.note);
  const sentences = (list: Problem[]) =>
    list.flatMap((item) => wrap(`  ${sentence(forPeople(item))}`, session.width, 4));
  const kinds = (list: Problem[]) =>
    summaryOf(list).flatMap(({ code, count }) =>
      wrap(`  ${text.kind(code, count)}`, session.width, 4),
    );
  const { paint } = session;
  // How many of what kind first: a district has dozens.
  const blocks = [
    ...(problems.length > 0
      ? [paint.yellow(text.title(problems.length)), ...kinds(problems)]
      : session.terminal
        ? [paint.green(text.nothing)]
        : []),
    ...(notes.length > 0 ? [paint.dim(text.notes(notes.length)), ...kinds(notes)] : []),
    ...(problems.length > 0 ? ["", ...sentences(problems)] : []),
    ...(notes.length > 0 ? ["", ...sentences(notes)] : []),
  ];
  if (blocks.length > 0) session.print(blocks.join("\n"));
  return exit;
}

/** How many there are of each kind, in the order they are listed. */
function summaryOf(found: Problem[]) {
  return [...groupBy(found, ({ code }) => code)].map(([code, list]) => ({
    ...{ code, count: list.length },
    ...(list[0]?.note && { note: true as const }),
  }));
}
