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

const FORM = /^[1-9]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;

/** Eighteen digits in a text, full-width or parted by spaces or hyphens as they may be. */
const IN_TEXT =
  /(?<![\p{Nd}])\p{Nd}(?:[\s\p{Cf}\p{Pd}]?\p{Nd}){16}[\s\p{Cf}\p{Pd}]?[\p{Nd}XxＸｘ](?![\p{Nd}])/gu;

function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}\p{Pd}'’]/gu, "")
    .toUpperCase();
}

/** The text with no more than the last four digits of each resident identity number (rule 21). */
export function withoutResidentIds(text: string): string {
  return text.replace(IN_TEXT, (number) =>
    FORM.test(bare(number)) ? `***${bare(number).slice(14)}` : number,
  );
}

/** True for what has the form of a resident identity number, be its check digit right or not. */
export function looksLikeResidentId(text: string): boolean {
  return FORM.test(bare(text));
}

/** Reads an 18-digit resident identity number; null when its form or its check digit is wrong. */
export function readResidentId(text: string): ResidentId | null {
  const number = bare(text);
  if (!FORM.test(number)) return null;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  if (number[17] !== CHECK_DIGITS[sum % 11]) return null;
  return {
    born: `${number.slice(6, 10)}-${number.slice(10, 12)}`,
    sex: Number(number[16]) % 2 === 1 ? "male" : "female",
    lastFour: number.slice(14),
  };
}
