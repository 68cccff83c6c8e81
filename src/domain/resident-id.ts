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

/** True for what has the form of a resident identity number, be its check digit right or not. */
export function looksLikeResidentId(text: string): boolean {
  return FORM.test(text.trim().toUpperCase());
}

/** Reads an 18-digit resident identity number; null when its form or its check digit is wrong. */
export function readResidentId(text: string): ResidentId | null {
  const number = text.trim().toUpperCase();
  if (!FORM.test(number)) return null;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  if (number[17] !== CHECK_DIGITS[sum % 11]) return null;
  return {
    born: `${number.slice(6, 10)}-${number.slice(10, 12)}`,
    sex: Number(number[16]) % 2 === 1 ? "male" : "female",
    lastFour: number.slice(14),
  };
}
