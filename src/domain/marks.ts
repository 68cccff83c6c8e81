/** Lines, dots and slashes that stand for nothing. */
const STROKES = /^[-‐-―−─━﹣_/\\|∕⁄⧸,.。、…·~～*]+$/u;
/** Words for nothing, as the whole text (rule 27). */
const WORDS =
  /^(?:无|没有|暂无|暂时?没有|尚无|未有|无此[项人]|无内容|略|省略|空白|n[/.]?a\.?|none|nil|null|nothing)[。.;；!！]?$/iu;
/** The whole text in brackets or quotation marks. */
const WRAPPED = /^[(（[［【「『"“'‘]+(.*?)[)）\]］】」』"”'’]+$/su;
/** Says that the same stands above or beside. */
const DITTO = /^(?:同[上前左右下]|如上|见[上前]|[〃″"“”]+|″|ditto|idem|同上[。.]?)$/iu;
/** Says that nothing was found out. */
const UNFOUND =
  /^(?:(?:暂|尚|还|仍)?(?:未|不)(?:了解|清楚|掌握|知道?|详|明|谈)(?:到|清)?|待(?:了解|谈|定|补充?|核实?)|未知|unknown|not known)[。.;；!！]?$/iu;

/** No mark is longer, and none begins otherwise: nearly every text is told at a glance. */
const LONG = 12;
const BEGINS = /^[^\da-mo-zA-MO-Z\u4e00-\u9fff]|^[无没暂尚未略省空nN]/;
const DITTO_BEGINS = /^[^\da-cf-hj-zA-CF-HJ-Z\u4e00-\u9fff]|^[同如见]/;

function bare(text: string): string {
  const plain = text.normalize("NFKC").replace(/[\s\p{Cf}\p{DI}]/gu, "");
  return plain.replace(WRAPPED, "$1");
}

/** Rule 27: true where the whole text is a mark for nothing, such as `/`, `无` or `N/A`. */
export function isNothing(text: string): boolean {
  if (text.length > LONG || !BEGINS.test(text)) return false;
  const said = bare(text);
  return STROKES.test(said) || WORDS.test(said);
}

/** True for 同上 or 〃, which say what stands elsewhere. */
export function isDitto(text: string): boolean {
  return text.length <= LONG && DITTO_BEGINS.test(text) && DITTO.test(bare(text));
}

const ANYBODY = /\p{Script=Han}[×✕✖*]|[×✕✖*]\p{Script=Han}/u;

/** Rule 27: true for 同上, 〃, ××× and 王××, which are nobody's names. */
export function isNobody(text: string): boolean {
  return isDitto(text) || !/[\p{L}\p{N}]/u.test(text) || ANYBODY.test(text);
}

/**
 * Rule 7 with rule 27: a finding says something. A mark for nothing, 同上 or 未了解 does not, nor
 * does what has neither a letter nor a digit.
 */
export function saysSomething(text: string): boolean {
  const plain = text.replace(/\p{DI}/gu, "");
  if (!/[\p{L}\p{N}]/u.test(plain)) return false;
  return !isNothing(text) && !isDitto(text) && !(text.length <= LONG && UNFOUND.test(bare(text)));
}
