import type { Day } from "../../domain/days.ts";
import type { CadreRow } from "../../domain/roster.ts";
import type { Post } from "../../domain/rules.ts";
import { restate } from "../../domain/terms.ts";
import { queryRows, write } from "../database/query.ts";
import { beginOf, electionOf, isBeforeElection } from "./begin.ts";
import { type ImportRun, noteChange, refuseContradiction } from "./run.ts";

export const SQL = {
  posts: `SELECT post.id, post.person_id AS person, person.name, post.post, post.branch,
      post.from_day AS "from", post.to_day AS "to"
    FROM post LEFT JOIN person ON person.id = post.person_id
    WHERE post.village_id = ? ORDER BY post.from_day, post.id`,
  add: `INSERT INTO post (village_id, person_id, post, branch, from_day, to_day, vacant_said)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  set: "UPDATE post SET from_day = :from, to_day = :to WHERE id = :id",
  drop: "DELETE FROM post WHERE id = ?",
};

interface KnownPost {
  id: number;
  person: number | null;
  name: string | null;
  post: Post;
  branch: string;
  from: Day;
  to: Day;
}

interface StatedPost {
  who: string | null;
  from: Day | null;
  to: null;
  row: CadreRow;
}

/**
 * Brings a village's posts in line with its rows, which are all that is stated of it.
 * @param mayHaveLeft takes the people who lost a post here
 */
export function statePosts(
  run: ImportRun,
  village: number,
  rows: CadreRow[],
  personOf: Map<CadreRow, number>,
  mayHaveLeft: Set<number>,
): void {
  const known =
    village > run.lastVillage ? [] : queryRows<KnownPost>(run.store, SQL.posts, village);
  const slots = new Slots();
  for (const term of known) slots.of(term.post, term.branch).known.push(term);
  stateBySlot(run, village, rows, { personOf, slots });
  const where = {
    district: rows[0]?.district ?? null,
    township: rows[0]?.township ?? "",
    village: rows[0]?.village ?? "",
  };
  for (const { post, branch, known: terms, stated } of slots.all) {
    const change = restate<StatedPost>(
      terms.map((term) => ({ ...term, who: term.person === null ? null : String(term.person) })),
      stated,
      { effective: run.effective, firstSeen: known.length === 0, oneAtATime: false },
    );
    for (const { from, to, stated } of change.added) {
      const person = stated.who === null ? null : Number(stated.who);
      const vacantSaid = person === null ? run.effective : null;
      write(run.store, SQL.add, village, person, post, branch, from, to, vacantSaid);
      run.changed = true;
      const { name } = stated.row;
      if (!name) continue;
      run.summary.posts.added++;
      noteChange(run, known.length === 0, () => ({
        change: "post-gained",
        ...where,
        name,
        post,
        day: from,
      }));
    }
    for (const { id, from, to, changed } of change.kept) {
      if (!changed) continue;
      write(run.store, SQL.set, { id, from, to });
      run.changed = true;
    }
    for (const term of change.ended) write(run.store, SQL.set, term);
    for (const term of change.vanished) write(run.store, SQL.drop, term);
    for (const term of terms) {
      const end = change.ended.find(({ id }) => id === term.id);
      if (!end && !change.vanished.includes(term.id)) continue;
      run.changed = true;
      if (term.person === null) continue;
      run.summary.posts.ended++;
      mayHaveLeft.add(term.person);
      const day = end?.to ?? term.from;
      noteChange(run, known.length === 0, () => ({
        change: "post-lost",
        ...where,
        name: term.name ?? "",
        post,
        day,
      }));
    }
  }
}

/** Posts of one kind in one branch follow one another, or stand side by side. */
interface Slot {
  post: Post;
  branch: string;
  known: KnownPost[];
  stated: StatedPost[];
}

/** The slots of one village: a dozen, so that looking through them is quicker than any key. */
class Slots {
  readonly all: Slot[] = [];

  of(post: Post, branch: string): Slot {
    const same = this.all.find((slot) => slot.post === post && slot.branch === branch);
    if (same) return same;
    const slot = { post, branch, known: [], stated: [] };
    this.all.push(slot);
    return slot;
  }
}

/** Each person once a slot; who is stated there with different terms is refused. */
function stateBySlot(
  run: ImportRun,
  village: number,
  rows: CadreRow[],
  { personOf, slots }: { personOf: Map<CadreRow, number>; slots: Slots },
): void {
  const election = rows.some(({ from }) => from !== null) ? electionOf(run, village) : null;
  for (const row of rows) {
    for (const post of row.posts) {
      const { known, stated } = slots.of(post, row.branch);
      const person = personOf.get(row);
      if (person === undefined) run.summary.vacant++;
      const who = person === undefined ? null : String(person);
      const held = known.filter((term) => term.person === (person ?? null));
      const from = beginOf(row.from, held, election);
      if (person !== undefined && isBeforeElection(run, row.from, held, election)) {
        run.warnings.push({ code: "from-before-election", row });
      }
      const same = who === null ? undefined : stated.find((term) => term.who === who);
      if (!same) stated.push({ who, from, to: null, row });
      else if (same.from !== from) refuseContradiction(run, [same.row, row], "from");
    }
  }
}
