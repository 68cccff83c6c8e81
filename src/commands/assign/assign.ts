import type { Problem } from "../../domain/problems.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { wrap } from "../../output/wrap.ts";
import { progressLine } from "../../progress.ts";
import type { Session } from "../../session.ts";
import { type Assignment, assign, type OfTier } from "../../store/talks/assign.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { rejudged } from "../rejudged.ts";

/** How many problems are shown before the rest is left to `talks check`. */
const SHOWN = 10;

/** Works out which talks are owed. */
export async function assignTalks(session: Session, options: { dryRun?: boolean }): Promise<void> {
  const store = await session.open();
  const dryRun = Boolean(options.dryRun);
  const { progress, wipe } = progressLine(session, session.messages.commands.assign.working);
  const how = { rehearse: dryRun, inFull: session.json, progress };
  const result = await assign(store, session.author("assign"), session.today, how).finally(wipe);
  const { hasRoster, hasHolders, hasDistricts } = await readExtent(store);
  const problemsNamed = hasDistricts
    ? withDistricts(result.problems, session.messages)
    : result.problems;
  if (session.json) {
    const problems = result.problems.map((problem, i) => ({
      ...problem,
      message: session.messages.problems.sentence(problemsNamed[i] ?? problem),
    }));
    const { talks, added, closed, reopened, ...counts } = result;
    return session.printJson({ dryRun, ...talks, ...counts, problems });
  }
  if (!hasRoster) return session.say(session.messages.commands.assign.noRoster);
  session.print(describe(session, forPeople({ ...result, problems: problemsNamed }), dryRun));
  if (!hasHolders) session.say(session.messages.reading.noHolders);
}

function describe(session: Session, result: Assignment, dryRun: boolean): string {
  const { commands, words } = session.messages;
  const text = commands.assign;
  const tierLine = ({ tier, seatPost, district, count }: OfTier) =>
    text.tier(words.tier(tier, seatPost, district), count);
  const block = (say: (count: number) => string, counts: number[], details: string[]) => {
    const count = counts.reduce((sum, n) => sum + n, 0);
    if (count === 0) return [];
    return [`  ${say(count)}`, ...details.map((detail) => session.paint.dim(`    ${detail}`))];
  };
  const counts = (groups: { count: number }[]) => groups.map(({ count }) => count);
  const { added, closed, reopened, updated, required } = result;
  const changed = added.length + closed.length + reopened.length + updated > 0;
  const closedLines = closed.map(({ because, count }) => text.tier(words.closing(because), count));
  return [
    ...(changed
      ? [
          session.paint.bold(text.title(dryRun)),
          ...block(text.added, counts(added), added.map(tierLine)),
          ...block(text.closed, counts(closed), closedLines),
          ...block(text.reopened, counts(reopened), reopened.map(tierLine)),
          ...block(text.updated, [updated], []),
          ...wrap(text.required(required), session.width),
        ]
      : wrap(text.nothing(required), session.width)),
    ...rejudged(session, result.rejudged),
    ...describeProblems(session, result.problems),
  ].join("\n");
}

/** The problems a human has to look at; notes are left to `talks check`. */
function describeProblems(session: Session, problems: Problem[]): string[] {
  const { problems: text } = session.messages;
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
