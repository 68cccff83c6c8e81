import { extname } from "node:path";
import { Fault } from "../errors.ts";
import { begins, COMPOUND, ZIP } from "./files.ts";
import type { Source } from "./source.ts";
import type { Book } from "./xlsx.ts";

/** A larger workbook is none of a roster. */
const MAX_BYTES = 96 * 1024 * 1024;

/** Programs save web pages and XML of 2003 under the names of workbooks. */
const MARKUP = /^\s*<(?:!doctype|html|head|meta|body|table|style|div|\?xml|\?mso)/i;

const UTF_16 = [0xff, 0xfe];

/** True for a workbook, by how it begins, for a file may be misnamed: text saved as .xls is none. */
export function isWorkbook({ file, pieces }: Source): boolean {
  const start = beginning(pieces());
  if (begins(start, ZIP) || begins(start, COMPOUND) || isMarkup(start)) return true;
  const isText = begins(start, UTF_16) || !start.includes(0);
  return (
    /^\.(?:xls[xmb]|ods)$/i.test(extname(file)) ||
    (!isText && /^\.(?:xls|et)$/i.test(extname(file)))
  );
}

/**
 * Reads the visible sheets of a workbook and names the hidden ones.
 * @throws Fault cannot-read, too-large-input, not-xlsx
 */
export async function readWorkbook(source: Source): Promise<Book> {
  const { file } = source;
  const bytes = source.all(MAX_BYTES);
  if (isMarkup(bytes)) throw new Fault("not-xlsx", { file, reason: "markup" });
  const isArchive = begins(bytes, ZIP);
  if (!isArchive && !begins(bytes, COMPOUND)) {
    throw new Fault("not-xlsx", { file, reason: "not-a-workbook" });
  }
  const { readXlsx } = await import("./xlsx.ts");
  const book = isArchive ? readXlsx(file, bytes) : null;
  if (book !== null) return book;
  const { readOldWorkbook } = await import("./old-workbook.ts");
  return readOldWorkbook(file, bytes);
}

function beginning(pieces: Iterable<Uint8Array>): Uint8Array {
  for (const piece of pieces) return piece.slice(0, 512);
  return new Uint8Array();
}

function isMarkup(bytes: Uint8Array): boolean {
  return MARKUP.test(new TextDecoder().decode(bytes.subarray(0, 512)));
}
