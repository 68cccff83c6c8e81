/** Schooling below college; 中等专科 is one of them. */
const BELOW =
  /文盲|半文盲|小学|初小|高小|初中|高中|中学|中专|中等|中师|中技|职中|职高|技校|初级|primary|middle school|high school|secondary|vocational/iu;
/** College and above. */
const COLLEGE =
  /大专|大学|专科|专升本|高职|高等|本科|学士|研究生|硕士|博士|college|bachelor|master|doctor|phd|university|(?:under|post)graduate/iu;
/** Not finished, or only a bound: it does not say which. */
const OPEN = /在读|肄业|结业|未毕业|高中以上|高中及以上|大专以下|大专及以下|本科以下|本科及以下/u;

/**
 * Whether an education as rosters write it (大专, 本科, 高中, 研究生) is college or above; null where
 * it does not say.
 */
export function isCollege(education: string | null): boolean | null {
  if (education === null) return null;
  const text = education.normalize("NFKC").replace(/\s+/gu, " ");
  // 中等专科 and 高等职业 each hold a word of the other kind.
  const isBelow = BELOW.test(text);
  const isAbove = COLLEGE.test(text.replace(/中等(?:专科|职业)/gu, ""));
  if (OPEN.test(text) || isBelow === isAbove) return null;
  return isAbove;
}
