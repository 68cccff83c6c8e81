/** A resident ID number or a telephone number, also with spaces between groups of digits. */
const LONG_NUMBER = /(?:\p{Nd} ?){7,}(?=\p{Nd}{3}[\p{Nd}XxＸｘ])/gu;

/** A text fit for messages: of a long number, whoever's it may be, only the last four are shown. */
export function masked(text: string): string {
  return text.replace(LONG_NUMBER, "***");
}
