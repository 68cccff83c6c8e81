/** True for a text in which there is nothing to see. */
export function isBlank(text: string): boolean {
  return text.replace(/[\s\p{Cc}\p{Cf}]/gu, "") === "";
}

/**
 * What two spellings of one name have in common: full-width and half-width forms are one, spaces
 * and invisible characters inside do not count, and every middle dot is the same dot. Names are
 * compared by this key and shown as they were written.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(/[·•‧∙⋅・･]/gu, "·");
}
