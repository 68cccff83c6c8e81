import type { AlikePlaces } from "../domain/place-likeness.ts";
import type { Messages } from "../messages/index.ts";

/** Places that may be one, by names that find them. */
export function alikeNames({ township, names }: AlikePlaces, { words }: Messages): string[] {
  return township === null ? names : names.map((name) => words.place(township, name));
}
