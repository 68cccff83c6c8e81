import { NAMED_POSTS } from "../../domain/rules.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { searchTalks } from "../../store/talks/talks.ts";

/** How many matches a search shows. */
const MATCHES = 30;

/** Talks that what was typed may mean: all of its words, or the whole of it, in names and posts. */
export async function searchFor(session: Session, store: Store, typed: string): Promise<Talk[]> {
  const { words } = session.messages;
  const posts = (word: string) =>
    NAMED_POSTS.filter((post) => words.post(post).toLowerCase().includes(word.toLowerCase()));
  return searchTalks(store, typed, posts, session.today, MATCHES);
}
