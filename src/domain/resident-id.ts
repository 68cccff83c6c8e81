/** What a resident identity number (GB 11643) says of its holder. */
export interface ResidentId {
  /** `YYYY-MM` */
  born: string;
  sex: "male" | "female";
  /** All that is kept of the number (rule 21). */
  lastFour: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";

const DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
/** Fifteen digits, without the century and a check digit, were issued until 1999. */
const FORM = new RegExp(`^[1-9]\\d{5}(?:(?:19|20)\\d\\d${DAY}\\d{3}[\\dX]|\\d\\d${DAY}\\d{3})$`);

/** What people put between groups of digits. */
const BETWEEN = "[\\s.．·•\\-‐-―−_/]{0,2}";
const DIGIT = "[\\p{Nd}]";
/** Fifteen to eighteen digits that belong together, with no other beside them. */
const DIGITS = new RegExp(
  `(?<!\\p{Nd})${DIGIT}(?:${BETWEEN}${DIGIT}){13,16}${BETWEEN}[\\p{Nd}XxＸｘ](?!\\p{Nd})`,
  "gu",
);

/** Digits and X alone, half-width: without an apostrophe, `="…"`, spaces, hyphens and dots. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/^[='"‘’“”`]+|['"‘’“”]+$/g, "")
    .replace(/[\s\p{Cf}.·•\-‐-―−_/]/gu, "");
}

/** True for what has the form of a resident identity number, be its check digit right or not. */
export function looksLikeResidentId(text: string): boolean {
  return text.length >= 15 && FORM.test(bare(text));
}

/** Reads a resident identity number, however it is written; null when it is none. */
export function readResidentId(text: string): ResidentId | null {
  const number = bare(text);
  if (!FORM.test(number)) return null;
  if (number.length === 15) return about(`19${number.slice(6, 12)}`, number[14], number);
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  if (number[17] !== CHECK_DIGITS[sum % 11]) return null;
  return about(number.slice(6, 14), number[16], number);
}

function about(birthday: string, order: string | undefined, number: string): ResidentId {
  return {
    born: `${birthday.slice(0, 4)}-${birthday.slice(4, 6)}`,
    sex: Number(order) % 2 === 1 ? "male" : "female",
    lastFour: number.slice(-4),
  };
}

/** True where such a number stands somewhere in a text. */
export function holdsResidentId(text: string): boolean {
  return text.length >= 15 && withoutResidentIds(text) !== text;
}

/** The text with nothing left of such numbers but their last four digits (rule 21). */
export function withoutResidentIds(text: string): string {
  if (text.length < 15) return text;
  return text.replace(DIGITS, (found) => {
    const number = bare(found);
    return FORM.test(number) ? `***${number.slice(-4)}` : found;
  });
}
