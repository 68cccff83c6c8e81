import type { Window } from "../domain/day-text.ts";
import type { Messages } from "../messages/index.ts";
import type { Session } from "../session.ts";

/** What was answered of one conversation, under the names that `log --from` takes. */
export type Answers = Partial<Record<string, string | string[] | null | undefined>>;

/** Whom the answers are about: who holds the seat on a day, and where a day without a year lies. */
export interface Asked {
  session: Session;
  holderOn: (day: string) => string | null;
  window: Window;
}

/** One question of the conversation, and its line in the summary. */
export interface Question {
  key: string;
  label: (messages: Messages) => string;
  /** Null: nothing was answered. */
  shown: (answers: Answers, messages: Messages) => string | null;
  /** Asks, with what was answered before to be changed; what is answered now. */
  ask: (asked: Asked, answers: Answers) => Promise<Answers>;
  /** Asked only where this holds. */
  isOpen?: (answers: Answers) => boolean;
}
