import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CellValue, type MergeRange, writeXlsx } from "hucre/xlsx";
import { type Office, office } from "../helpers/talks.ts";

export { bytes, refused } from "../contract/setup.ts";

/** An office whose cycle runs from 2026-09-01 to 2026-12-10, without a roster. */
export async function emptyOffice(): Promise<Office> {
  const here = office();
  const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
  await here.ok("init", "--district", "琼山区", ...days);
  return here;
}

/** Writes bytes into the office's folder and gives the path. */
export function put(here: Office, name: string, content: Uint8Array | string): string {
  const path = join(here.folder, name);
  writeFileSync(path, content);
  return path;
}

/** A number cell with a format, or a formula with what it last gave. */
export type Cell =
  | CellValue
  | { value: number; format: string }
  | { formula: string; gave: CellValue };

export interface SheetOf {
  name?: string;
  rows: Cell[][];
  /** As A3:A5. */
  merges?: string[];
  hidden?: boolean;
}

/** The bytes of a workbook. */
export async function workbook(...sheets: SheetOf[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, merges = [], hidden = false }, i) => {
      const special = rows.flatMap((row, r) =>
        row.flatMap((cell, c): [string, object][] => {
          if (cell === null || typeof cell !== "object" || cell instanceof Date) return [];
          const { value, format, formula, gave } = cell as Record<string, CellValue>;
          const details = formula
            ? { formula, formulaResult: gave }
            : { value, style: { numFmt: format } };
          return [[`${r},${c}`, details]];
        }),
      );
      return {
        ...{ name: name ?? `Sheet${i + 1}`, hidden, merges: merges.map(toRange) },
        rows: rows.map((row) => row.map((cell) => (isPlain(cell) ? cell : null))),
        cells: new Map(special),
      };
    }),
  });
}

function isPlain(cell: Cell): cell is CellValue {
  return cell === null || typeof cell !== "object" || cell instanceof Date;
}

function toRange(range: string): MergeRange {
  const [from = "", to = ""] = range.split(":");
  const col = (ref: string) => ref.charCodeAt(0) - 65;
  const row = (ref: string) => Number(ref.slice(1)) - 1;
  return { startRow: row(from), startCol: col(from), endRow: row(to), endCol: col(to) };
}

/** Lines of cells split at a mark; a blank cell is null. */
export function grid(text: string): (string | null)[][] {
  const lines = text.trim().split("\n");
  return lines.map((line) => line.split("|").map((cell) => cell.trim() || null));
}

/** What GB 18030 has for the characters that these tests write. */
const CODES: Record<string, string> = Object.fromEntries(
  [
    "镇d5f2 村b4e5 姓d0d5 名c3fb 职d6b0 务cef1 书cae9 记bcc7 主d6f7 任c8ce 委ceaf 员d4b1 副b8b1",
    "支d6a7 部b2bf 党b5b3 总d7dc 兼bce6 第b5da 一d2bb 肩bce7 挑ccf4 龙c1fa 塘ccc1 三c8fd 桥c7c5",
    "富b8bb 吴cee2 二b6fe 符b7fb 乡cfe7 出b3f6 生c9fa 年c4ea 月d4c2 备b1b8 注d7a2 、a1a2 ，a3ac",
    "（a3a8 ）a3a9 街bdd6 道b5c0 社c9e7 区c7f8 现cfd6 合bacf 计bcc6 国b9fa 兴d0cb 米c3d7 铺c6cc",
    "蒙c3c9 重d6d8 点b5e3 是cac7 否b7f1 矛c3ac 盾b6dc 陈b3c2 长b3a4 组d7e9 织d6af 王cdf5 李c0ee",
    "林c1d6 内c4da 会bbe1 居bed3 性d0d4 别b1f0 男c4d0 女c5ae 身c9ed 份b7dd 证d6a4 号bac5 联c1aa",
    "领c1ec 导b5bc 编b1e0 工b9a4",
    "系cfb5 电b5e7 话bbb0 类c0e0 难c4d1 时cab1 间bce4 序d0f2 填ccee 表b1ed 人c8cb 审c9f3 核bacb",
  ]
    .join(" ")
    .split(" ")
    .map((pair) => [pair[0], pair.slice(1)]),
);

/** The bytes of a text in GB 18030, which TextEncoder does not know. */
export function gbk(text: string): Buffer {
  return Buffer.concat(
    [...text].map((char) => {
      const code = CODES[char];
      if (code) return Buffer.from(code, "hex");
      if (char > "\x7f") throw new Error(`no GB 18030 code for ${char}`);
      return Buffer.from(char, "latin1");
    }),
  );
}
