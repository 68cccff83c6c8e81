/** True for a text in which there is nothing to see. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every text begins with a character that is seen.
  if ((first > 32 && first < 127) || (first >= 0x4e00 && first <= 0x9fff)) return false;
  return !/[^\s\p{Cc}\p{Cf}]/u.test(text);
}

/** The marks that stand between the parts of a name. */
const DOTS = /[·•‧∙⋅・･]/gu;

/** Nearly every name; there is one spelling of it. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9]*$/;

/**
 * What two spellings of one name have in common: full-width and half-width forms are one, spaces
 * and invisible characters inside do not count, and every middle dot is the same dot. Names are
 * compared by this key and shown as they were written.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name;
  return name
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(DOTS, "·");
}

/**
 * The one spelling of a place's name, however it was typed: as `nameKey` has it, but with Chinese
 * brackets in a Chinese name; in a name without Chinese characters spaces part its words.
 */
export function placeName(name: string): string {
  if (PLAIN.test(name)) return name;
  if (/\p{Script=Han}/u.test(name)) {
    return nameKey(name).replace(/\(/g, "（").replace(/\)/g, "）");
  }
  const plain = name
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(DOTS, "·");
  return plain.replace(/\s+/gu, " ").trim();
}
