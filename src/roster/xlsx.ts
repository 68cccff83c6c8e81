import { Fault, type FaultParams } from "../errors.ts";
import { formatOf, type NumberFormat } from "./number-format.ts";
import type { RawSheet } from "./raw.ts";
import {
  MAX_SHEETS,
  MAX_STRINGS,
  MAX_UNPACKED_BYTES,
  TooLarge,
  tallying,
} from "./workbook-limits.ts";
import { readSheetXml, unescapedText } from "./xlsx-sheet.ts";
import { attribute, readXml } from "./xml.ts";
import { type Archive, openArchive, TooMuchUnpacked } from "./zip.ts";

/** The visible sheets of a workbook and the names of the hidden ones. */
export interface Book {
  sheets: RawSheet[];
  hidden: string[];
}

/**
 * Reads an XLSX workbook by itself: no library tells a formula without a result from a blank cell,
 * and one that does not exist from an empty text; and the limits hold before the work.
 * @returns null where the archive holds no such workbook
 * @throws Fault not-xlsx
 */
export function readXlsx(file: string, bytes: Uint8Array): Book | null {
  const refuse = (reason: FaultParams["not-xlsx"]["reason"]) =>
    new Fault("not-xlsx", { file, reason });
  try {
    const archive = openArchive(bytes, MAX_UNPACKED_BYTES);
    if (archive === null) throw refuse("not-a-workbook");
    return readBook(file, archive);
  } catch (error) {
    if (error instanceof Fault) throw error;
    const isLarge = error instanceof TooLarge || error instanceof TooMuchUnpacked;
    // Whatever else is thrown, the file is damaged.
    throw refuse(isLarge ? "too-large" : "not-a-workbook");
  }
}

function readBook(file: string, archive: Archive): Book | null {
  const main = relations(archive, "").find(({ type }) => type === "officeDocument")?.target;
  // What ends in .bin is an .xlsb workbook.
  if (main === undefined || main.endsWith(".bin")) return null;
  const xml = textOf(archive, main);
  if (xml === null) return null;
  const parts = relations(archive, main);
  const partOf = (kind: string) => {
    const part = parts.find(({ type }) => type === kind);
    return part ? textOf(archive, part.target) : null;
  };
  const { listed, is1904 } = listedIn(xml);
  const visible = listed.filter(({ isHidden }) => !isHidden);
  const targets = visible.map(({ id }) => parts.find((part) => part.id === id)?.target ?? "");
  // One part under many names would be read as often.
  if (new Set(targets).size < targets.length) throw new Error("one part is several sheets");
  const strings = stringsIn(partOf("sharedStrings") ?? "");
  const shared = { strings, formats: formatsIn(partOf("styles") ?? ""), is1904 };
  const tally = tallying();
  const sheets = visible.flatMap(({ name }, i): RawSheet[] => {
    const target = targets[i] ?? "";
    // A sheet that is a chart has no cells.
    if (!target.includes("worksheets/") && target.includes("chartsheets/")) return [];
    const content = textOf(archive, target);
    if (content === null) throw new Error("a sheet is missing");
    return [{ file, sheet: name, ...readSheetXml(content, shared, tally) }];
  });
  const hidden = listed.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return { sheets, hidden };
}

/** A part as text; null where there is none. */
function textOf(archive: Archive, name: string): string | null {
  const bytes = archive.unpack(name);
  return bytes === null ? null : new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** What a part refers to; "" is the archive itself. */
function relations(archive: Archive, part: string) {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const xml = textOf(archive, `${folder}_rels/${part.slice(slash)}.rels`) ?? "";
  const found: { id: string; type: string; target: string }[] = [];
  readXml(xml, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attribute(attributes, "Target") ?? "";
      const type = attribute(attributes, "Type") ?? "";
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      const id = attribute(attributes, "Id") ?? "";
      found.push({ id, type: type.slice(type.lastIndexOf("/") + 1), target: decodeURI(path) });
    },
    close() {},
    text() {},
  });
  return found;
}

function listedIn(xml: string) {
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === "workbookPr")
        is1904 = /^(?:1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      if (listed.length >= MAX_SHEETS) throw new TooLarge();
      listed.push({
        name: attribute(attributes, "name") ?? "",
        // Not the sheetId beside it.
        id: /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? "",
        isHidden: /^(?:veryH|h)idden$/.test(attribute(attributes, "state") ?? ""),
      });
    },
    close() {},
    text() {},
  });
  return { listed, is1904 };
}

function stringsIn(xml: string): string[] {
  const strings: string[] = [];
  let [text, aside, isText] = ["", 0, false];
  readXml(xml, {
    open(name) {
      if (name === "si") {
        if (strings.length >= MAX_STRINGS) throw new TooLarge();
        text = "";
      } else if (name === "rPh") aside++;
      else if (name === "t") isText = aside === 0;
    },
    close(name) {
      if (name === "si") strings.push(unescapedText(text));
      else if (name === "rPh") aside--;
      else if (name === "t") isText = false;
    },
    text(part) {
      if (isText) text += part;
    },
  });
  return strings;
}

/** The number format of each style of a cell. */
function formatsIn(xml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isOfCells = false;
  readXml(xml, {
    open(name, attributes) {
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs") isOfCells = true;
      else if (name === "xf" && isOfCells) formats.push(formatOf(id, codes.get(id) ?? null));
    },
    close(name) {
      if (name === "cellXfs") isOfCells = false;
    },
    text() {},
  });
  return formats;
}
