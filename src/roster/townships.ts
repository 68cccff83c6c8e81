import { nameKey } from "../domain/names.ts";
import type { RawCell, RawSheet } from "./raw.ts";

/** Where a township was found that no column names. */
export interface GivenTownship {
  /** null: the headings of sections name it */
  township: string | null;
  from: "title" | "sheet" | "section";
}

const NAME = "[\\p{Script=Han}·]{1,8}?";
const KIND = "(?:街道|镇|乡|农场|林场)";
/** What may follow a township's name in a title. */
const AFTER =
  '(?=$|[()（）\\d_:：,，、-]|各?(?:村|社区)|委员会|两委|“|"|党[委员支群]|党工委|干部|基层|所辖|辖|全[镇乡]|换届|花名|名册|名单|人员|办事处|20\\d\\d|二〇)';
const TITLE = new RegExp(
  `^(?:.*(?:省|市|自治区|(?<!社)区|县|旗|州|盟))?(?:(?:填报|报送|制表)?单位|乡镇|镇街|所在乡镇)?[:(]?(?:中共)?(${NAME}${KIND})${AFTER}`,
  "u",
);
/** Words that end like a township and are none. */
const NO_NAME =
  /^(?:各|全|本|该|所在|所属|我|城|村|下|农|按|以|乡|县|市|区|由)+(?:镇|乡|街道|农场|林场)$|^(?:乡|城|村)镇$/u;

/** The township that a title or a sheet's name names; null where it names none, or several. */
export function townshipIn(text: string): string | null {
  const plain = nameKey(text)
    .replace(/^附件\d*:?/u, "")
    .replace(/^\d{4}年?/u, "");
  const names = plain.split(/[、,和及与]/u).flatMap((part) => {
    const [, name] = part.match(TITLE) ?? [];
    return name && !NO_NAME.test(name) ? [name] : [];
  });
  return names.length === 1 ? (names[0] ?? null) : null;
}

const NUMBERED = /^\(?[一二三四五六七八九十\d]+[)、.．]/u;
/** 龙塘镇（12个村）: how many there are. */
const COUNTED = /[(（:：].*$/u;

/** What the heading of a section names. */
export interface Section {
  column: "township" | "village";
  name: string;
  isNumbered: boolean;
}

/** Reads the heading of a section: 一、龙塘镇（12个村）. */
export function sectionOf(text: string): Section | null {
  const key = nameKey(text);
  const isNumbered = NUMBERED.test(key);
  const name = key.replace(NUMBERED, "").replace(COUNTED, "");
  if (new RegExp(`^${NAME}${KIND}$`, "u").test(name)) {
    return NO_NAME.test(name) ? null : { column: "township", name, isNumbered };
  }
  const isVillage = /^[\p{Script=Han}\d·]{1,14}(?:村|社区|村委会|居委会|村民委员会|居民委员会)$/u;
  return isVillage.test(name) ? { column: "village", name, isNumbered } : null;
}

/**
 * The township of a sheet without a column of townships: as its title has it, else the sheet's name,
 * else the headings of its sections. null where nothing names one, or two disagree.
 */
export function givenTownship(sheet: RawSheet, top: number, first: number): GivenTownship | null {
  const titles = sheet.rows
    .slice(0, top)
    .flatMap((row) => [...new Set(row.map(({ text }) => text))]);
  const named = new Set(titles.map(townshipIn).filter((name) => name !== null));
  const bySheet = sheet.sheet === null ? null : townshipIn(sheet.sheet);
  if (named.size > 1) return null;
  const [byTitle = null] = named;
  if (byTitle !== null && bySheet !== null && byTitle !== bySheet) return null;
  if (startsSection(sheet.rows, first)) return { township: byTitle ?? bySheet, from: "section" };
  if (byTitle !== null) return { township: byTitle, from: "title" };
  return bySheet === null ? null : { township: bySheet, from: "sheet" };
}

/** Whether the first row below the header is the heading of a township's section. */
function startsSection(rows: RawCell[][], first: number): boolean {
  const row = rows.slice(first).find((cells) => cells.some(({ text }) => text !== ""));
  const texts = [...new Set(row?.map(({ text }) => text).filter(Boolean))];
  return texts.length === 1 && sectionOf(texts[0] ?? "")?.column === "township";
}
