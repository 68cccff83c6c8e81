import type { Imported } from "../../store/roster/import-roster.ts";
import type { ImportSummary } from "../../store/roster/run.ts";

/** True where an import says what was known already. */
export function isNothing({ summary, changes }: Pick<Imported, "summary" | "changes">): boolean {
  const { townships, villages, seats, people, posts, facts, items, renewed } = summary;
  const counts = [townships, villages, seats, people, posts, items].flatMap(
    Object.values,
  ) as number[];
  const isNews = renewed > 0 || countFacts(facts) > 0;
  return changes.length === 0 && counts.every((count) => count === 0) && !isNews;
}

/** How many facts came, changed or went. */
export function countFacts({ added, changed, cleared }: ImportSummary["facts"]): number {
  return added + changed + cleared;
}

/** True where what is known changes; new places are all news and need no second look. */
export function replaces({ villages, seats, people, posts, facts }: ImportSummary): boolean {
  const ofRoster = people.changed + people.left + posts.ended + seats.changed + villages.changed;
  const replaced = ofRoster + facts.changed + facts.cleared;
  return replaced > 0 || (posts.added > 0 && villages.added === 0);
}
