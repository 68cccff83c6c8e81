import { nameKey } from "../domain/names.ts";

const NUMBER = "[\\d〇零一二两三四五六七八九十百千]+";
/** 合计, 总计：, 龙塘镇小计, 共计12人. */
const TOTAL = new RegExp(
  `^\\D{0,20}(?:合计|总计|小计|共计|累计|总数|汇总)[:：]?(?:${NUMBER}(?:人|名|个|户|位|村|社区|镇|乡|街道)*)?$`,
  "u",
);
/** 3人, 共 12 名, 1个村, 计5个社区. */
const COUNT = new RegExp(
  `^(?:共有?|计|合)?${NUMBER}(?:人|名|位|户|个(?:人|村|社区|行政村|村社区|镇|乡|街道|乡镇|单位)?)$|^(?:共有?|计)${NUMBER}(?:人|名|个|位|户|村|社区)*$`,
  "u",
);

/** True for a cell that adds up or counts, where the name of a place or a person should stand. */
export function isTotal(text: string): boolean {
  // Nearly no cell has one of these.
  if (!/[计共数总人名个位户]/u.test(text)) return false;
  const key = nameKey(text);
  return TOTAL.test(key) || COUNT.test(key);
}
