/** True for a text without half a character: a lone surrogate would be stored as another one. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
