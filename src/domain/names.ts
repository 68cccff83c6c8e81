/** What nobody sees, whatever it is for: zero-width marks, variation selectors, fillers. */
const UNSEEN = /[\p{Cf}\p{DI}\u2800]/gu;

/** True for a text in which there is nothing to see. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every text begins with a character that is seen.
  if ((first > 32 && first < 127) || (first >= 0x4e00 && first <= 0x9fff)) return false;
  return !/[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u.test(text);
}

/** The marks that stand between the parts of a name. */
const DOTS = /[·•‧∙⋅・･ᐧㆍᆞ●]|(?<!\d)\.(?!\d)/gu;

/**
 * Radicals that look like a character and that some input methods write in its place, in pairs.
 * NFKC knows those of the block before (U+2F00) and leaves these as they are.
 */
const RADICALS = new Map(
  [
    ..."⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺻聿⺼月⺽臼⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻏邑",
    ..."⻑長⻒镸⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟",
  ].flatMap((radical, i, all): [string, string][] =>
    i % 2 === 0 ? [[radical, all[i + 1] ?? radical]] : [],
  ),
);

/** Compatibility forms as their ordinary characters, without what nobody sees. */
function plainForm(name: string): string {
  return name
    .replace(UNSEEN, "")
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(/[⺀-⻳]/gu, (radical) => RADICALS.get(radical) ?? radical);
}

/** Nearly every name; there is one spelling of it. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9]*$/;

/**
 * What two spellings of one name have in common: full-width and half-width forms are one, spaces
 * and invisible characters inside do not count, a radical is its character, and every middle dot is
 * the same dot. Names are
 * compared by this key and shown as they were written.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name;
  return plainForm(name).replace(/\s/gu, "").replace(DOTS, "·");
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
  return plainForm(name).replace(DOTS, "·").replace(/\s+/gu, " ").trim();
}
