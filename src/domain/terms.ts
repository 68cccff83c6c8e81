import { BEFORE, type Day, dayBefore, OPEN, type Term } from "./days.ts";

/** A term the database knows; `who` tells one holder from another, null is a vacancy. */
export interface KnownTerm extends Term {
  id: number;
  who: string | null;
}

/** A term as a roster states it; `from` and `to` are null where the roster is silent. */
export interface StatedTerm {
  who: string | null;
  from: Day | null;
  to: Day | null;
}

export interface TermChange<S extends StatedTerm> {
  /** Terms to add, with the row that states them. */
  added: (Term & { stated: S })[];
  /** Known terms that a row confirms, with the days they now have. */
  kept: (Term & { id: number; stated: S; changed: boolean })[];
  /** Known terms that end on another day than was known. */
  ended: (Term & { id: number })[];
  /** Known terms replaced on the day they began, or earlier. */
  vanished: number[];
}

/**
 * Works out what a new statement makes of the terms known of one seat or post.
 *
 * A row naming a known holder with an overlapping term keeps or corrects it. Who is no longer named
 * ends the day before the successor's `from`, else the day before `effective`. Without a `from`, a
 * term counts from before the cycle where the seat or village is seen for the first time, otherwise
 * from `effective`. In a seat (`oneAtATime`) a stated term also takes the days it covers away from
 * terms that had ended; in a committee several hold the same post at once.
 */
export function restate<S extends StatedTerm>(
  known: KnownTerm[],
  stated: S[],
  options: { effective: Day; firstSeen: boolean; oneAtATime: boolean },
): TermChange<S> {
  const { effective, firstSeen, oneAtATime } = options;
  const open = [...known];
  const change: TermChange<S> = { added: [], kept: [], ended: [], vanished: [] };
  const successors: Successor[] = [];

  const inOrder = stated.toSorted((a, b) => compare(a.from ?? BEFORE, b.from ?? BEFORE));
  // Who is stated as known keeps that term; only then may others take one up, or correct it.
  const matches = new Map<S, KnownTerm>();
  for (const isExact of [true, false]) {
    for (const row of inOrder) {
      if (matches.has(row)) continue;
      const possible = open.filter(
        (term) =>
          term.who === row.who &&
          continues(term, row, effective) &&
          (!isExact || term.from === row.from),
      );
      const match = possible.at(-1);
      if (!match) continue;
      matches.set(row, match);
      open.splice(open.indexOf(match), 1);
    }
  }
  for (const row of inOrder) {
    const match = matches.get(row);
    const from = row.from ?? match?.from ?? (firstSeen ? BEFORE : effective);
    const to = row.to ?? OPEN;
    successors.push({ from, to, was: match?.from ?? null });
    if (match) {
      const changed = from !== match.from || to !== match.to;
      change.kept.push({ id: match.id, from, to, stated: row, changed });
    } else {
      change.added.push({ from, to, stated: row });
    }
  }

  for (const term of open) {
    const to = oneAtATime
      ? endInSeat(term, successors, effective)
      : endInCommittee(term, successors, effective);
    if (to < term.from) change.vanished.push(term.id);
    else if (to !== term.to) change.ended.push({ id: term.id, from: term.from, to });
  }
  return change;
}

/** A stated term; `was` is the day it was known to begin, null for a new one. */
interface Successor extends Term {
  was: Day | null;
}

function continues(term: Term, row: StatedTerm, effective: Day): boolean {
  const from = row.from ?? (row.to === null ? effective : BEFORE);
  return from <= term.to && term.from <= (row.to ?? OPEN);
}

/** The last day of a seat's term that is no longer stated: nobody sits beside the one who is. */
function endInSeat(term: Term, stated: Term[], effective: Day): Day {
  const successor = firstFrom(stated.filter(({ to }) => to >= term.from));
  return earlier(term.to, dayBefore(successor ?? effective));
}

/** The last day of who is no longer named in a committee, where several hold the same post. */
function endInCommittee(term: Term, stated: Successor[], effective: Day): Day {
  // Whoever is known to have followed still does, from whatever day he is now said to.
  const follower = firstFrom(stated.filter(({ was }) => was && dayBefore(was) === term.to));
  if (follower !== null) return dayBefore(follower);
  if (term.to < effective) return term.to;
  // Who comes after the effective day is as new to it as who is named for the first time.
  const newcomer = firstFrom(stated.filter(({ was, from }) => was === null || from > effective));
  return earlier(term.to, dayBefore(newcomer ?? effective));
}

function firstFrom(terms: Term[]): Day | null {
  return terms.map(({ from }) => from).sort()[0] ?? null;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
