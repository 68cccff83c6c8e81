import { groupBy } from "../domain/group.ts";
import type { Problem } from "../domain/problems.ts";
import type { Talk } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import { withDistricts } from "../output/districts.ts";
import { forPeople } from "../output/for-people.ts";
import { wrap } from "../output/wrap.ts";
import type { Session } from "../session.ts";
import { type Assignment, assign } from "../store/assign.ts";
import { readExtent } from "../store/extent.ts";

/** How many problems are shown before the rest is left to `talks check`. */
const SHOWN = 10;

/** Works out which talks are owed. */
export async function assignTalks(session: Session, options: { dryRun?: boolean }): Promise<void> {
  const store = await session.open();
  const dryRun = Boolean(options.dryRun);
  const result = await assign(store, session.doer("assign"), session.today, { rehearse: dryRun });
  const { hasRoster, hasDistricts } = await readExtent(store);
  const problemsNamed = hasDistricts
    ? withDistricts(result.problems, session.messages)
    : result.problems;
  if (session.json) {
    const problems = result.problems.map((problem, i) => ({
      ...problem,
      message: session.messages.problems.sentence(problemsNamed[i] ?? problem),
    }));
    return session.printJson({ dryRun, ...result, problems });
  }
  if (!hasRoster) return session.say(session.messages.commands.assign.noRoster);
  session.print(describe(session, forPeople({ ...result, problems: problemsNamed }), dryRun));
}

/** The district of all the talks, null where they are of several. */
function districtOf(talks: Talk[]): string | null {
  const districts = new Set(talks.map(({ seat }) => seat.district));
  return districts.size === 1 ? ([...districts][0] ?? null) : null;
}

function tierOf(tier: number, [first, ...others]: Talk[], words: Messages["words"]): string {
  return first ? words.tier(tier, first.seat.post, districtOf([first, ...others])) : `${tier}`;
}

function describe(session: Session, result: Assignment, dryRun: boolean): string {
  const { commands, words } = session.messages;
  const text = commands.assign;
  const perTier = (talks: Talk[]) =>
    [...groupBy(talks, (talk) => talk.tier)]
      .sort(([a], [b]) => a - b)
      .map(([tier, same]) => text.tier(tierOf(tier, same, words), same.length));
  const perReason = (talks: Talk[]) =>
    [...groupBy(talks, (talk) => talk.closedBecause)].map(([reason, same]) =>
      text.tier(reason ? words.closing(reason) : "", same.length),
    );
  const block = (count: string, details: string[]) => [
    `  ${count}`,
    ...details.map((detail) => session.paint.dim(`    ${detail}`)),
  ];
  const { added, closed, reopened, updated, required } = result;
  const changed = added.length + closed.length + reopened.length + updated > 0;
  return [
    ...(changed
      ? [
          session.paint.bold(text.title(dryRun)),
          ...(added.length > 0 ? block(text.added(added.length), perTier(added)) : []),
          ...(closed.length > 0 ? block(text.closed(closed.length), perReason(closed)) : []),
          ...(reopened.length > 0 ? block(text.reopened(reopened.length), perTier(reopened)) : []),
          ...(updated > 0 ? block(text.updated(updated), []) : []),
          ...wrap(text.required(required), session.width),
        ]
      : wrap(text.nothing(required), session.width)),
    ...describeProblems(session, result.problems),
  ].join("\n");
}

/** The problems a human has to look at; notes are left to `talks check`. */
function describeProblems(session: Session, all: Problem[]): string[] {
  const { problems: text } = session.messages;
  const problems = all.filter((problem) => !problem.note);
  if (problems.length === 0) return [];
  const shown = problems
    .slice(0, SHOWN)
    .flatMap((problem) => wrap(`  ${text.sentence(problem)}`, session.width, 4));
  const left = Math.max(0, problems.length - SHOWN);
  return [
    "",
    session.paint.yellow(text.title(problems.length)),
    ...shown,
    ...(left > 0 ? [session.paint.dim(`  ${text.more(left)}`)] : []),
  ];
}
