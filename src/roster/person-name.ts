import { isDitto, isNothing } from "../domain/marks.ts";
import { nameKey } from "../domain/names.ts";
import { oneLine } from "./raw.ts";
import { isTotal } from "./totals.ts";

/** What offices write in place of a name where a post is vacant. */
const VACANCY =
  "(?:职位|职务|该职|岗位|目前|暂时?|现)*(?:空缺|暂缺|出缺|缺额|缺位|缺员|缺配|空岗|空编|缺|空|暂无|无|没有|待定|未定|" +
  "(?:待|拟|需|将|正在|尚待|等待)(?:补选|补充|补齐|补配|补|选举|选|配备|配齐|配|增补|任命)|补选中|" +
  "(?:未|暂未|尚未|没有?)(?:配备|配齐|配|选出|选举|产生|任命|补选)|vacant|n/a)(?:\\d*[名人个])?";
const VACANT = new RegExp(`^(?:${VACANCY})$`, "iu");
/** Why it is vacant, or until when, in brackets beside it. */
const BECAUSE =
  /^(?!.*(?:兼|代理|主持|负责|代管|代行))(?=.*(?:补|选|配|换届|病故|去世|已故|辞|离|调|免|退|停|撤|缺|空|待|拟|增设|任命)).*$/u;

/** Beside a name and no part of it: 吴一（女，黎族）, 吴一（兼）. */
const DESCRIBED =
  /[(（](?:[男女]|\p{Script=Han}{1,5}族|(?:中共)?(?:预备)?党员|兼任?|[\s、，,;；])+[)）]$|(?<=\p{Script=Han}{2})\s+[男女]$/u;

/** Beside a name it says that who bears it has left. */
const LEFT =
  /已故|病故|亡故|去世|逝世|死亡|离任|离职|辞职|辞去|免职|免去|卸任|调离|调走|调出|退休|撤职|罢免|服刑/u;
const ONLY_LEFT =
  /^(?:现?已|因病|因公|主动|到龄|达龄)*(?:故|病故|亡故|去世|逝世|死亡|离任|离职|辞职|免职|卸任|调离|调走|调出|退休|撤职|罢免|服刑|离开本村)$/u;
/** What else says that the name is not that of somebody who holds the post. */
const NO_HOLDER =
  /停职|空缺|补选|候选人|同一人|未定|待定|一肩挑|^由?(?:书记|主任|支书).{0,2}兼|兼任$|^同(?:书记|主任|支书)/u;
/** Names that stand for any name. */
const ANYBODY = /某某|^某|^x+$|^\p{Script=Han}x{1,3}$/iu;
/** No Chinese name has these in it; what a foreign one has is left alone. */
const FOREIGN = /[×✕✖*＊○◯●□■△▲◇◆☆★√✓?？！、，,;；:：/\\()（）【】《》〈〉。…#%~＆&＋+]/u;
const HAN = /\p{Script=Han}/u;

/** Surnames of two characters: 欧阳 娜娜 is one name. */
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|司空|端木|夏侯|南宫|长孙|宇文|轩辕|独孤|淳于|申屠|公羊|澹台|濮阳|钟离|呼延|完颜|万俟|闻人|赫连|拓跋|百里|东郭|西门|南门|第五)$/u;

/** A name in a cell: the name, null where the cell says that there is nobody, or why it is none. */
export type ReadName = { name: string | null } | { problem: "no-name" | "two-names" };

/** Nearly every name: no letter of the words below is in it. */
const PLAIN = /^[\u4e00-\u9fff]{2,4}$/;
const OF_WORDS =
  /[空缺暂待拟需尚等无未没已故亡去世死离辞免卸调退停撤罢服候同补定一某合总小计共汇人名个位略见如不兼]/;

/** Reads a cell of names. Names are kept as they were written. */
export function readName(value: string): ReadName {
  if (PLAIN.test(value) && !OF_WORDS.test(value)) return { name: value };
  if (isVacant(value)) return { name: null };
  const undescribed = value.replace(DESCRIBED, "").trim();
  if (isTwo(undescribed)) return { problem: "two-names" };
  const name = oneLine(undescribed);
  const key = nameKey(name);
  const isName =
    /\p{L}/u.test(key) &&
    !/\d{5}/.test(key) &&
    !isDitto(name) &&
    !isTotal(key) &&
    !hasLeft(key) &&
    !NO_HOLDER.test(key) &&
    !ANYBODY.test(key) &&
    !(HAN.test(name) && FOREIGN.test(name));
  return isName ? { name } : { problem: "no-name" };
}

/** True for 张三（已离任）: a name, and that he has left. */
export function hasLeft(text: string): boolean {
  return LEFT.test(text);
}

/** True for 已调离 or 2026.05因病去世, the whole of a remark. */
export function saysOnlyLeft(text: string): boolean {
  const said = nameKey(text).replace(/^(?:于|已于|[\d.年月日/-])+|^[(（]|[)）。]$/gu, "");
  return ONLY_LEFT.test(said);
}

function isVacant(value: string): boolean {
  if (isNothing(value)) return true;
  const said = value.normalize("NFKC").replace(/[\s\p{Cf}\p{DI}]/gu, "");
  const [, inner] = said.match(/^\(([^()]*)\)$/) ?? [];
  if (VACANT.test(inner ?? said)) return true;
  const [, before = "", because = ""] = said.match(/^([^()]+)\(([^()]*)\)$/) ?? [];
  return VACANT.test(before) && BECAUSE.test(because);
}

/** 张三、李四 or 张三 李四; 张 三 and 欧阳 娜娜 are one. */
function isTwo(name: string): boolean {
  const parts = name
    .normalize("NFKC")
    .split(/[、,;/|\n+&]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u);
  const long = parts.map(nameKey).filter((part) => part.length >= 2 && HAN.test(part));
  return long.length >= 2 && !COMPOUND.test(long[0] ?? "");
}
