import { unzip, zip } from "./zip.js";

/** @typedef {ReturnType<typeof import("./chance.js").chance>} Chance */

const SPECIAL = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "\n",
  "\r",
  "\u0000",
  "\ufeff",
  "，",
  "=1+1",
  "'",
  "\\",
];
const STRANGE = [
  ...["９９９９９９９９", "1900-02-30", "2026/13/45", "-1", "1e308", "NaN", "null", "undefined"],
  ...["__proto__", "constructor", "toString", "𠮷𠮷", "🂡", "a\u0301", "\u202e反", "\ud800", "　"],
  ...["DROP TABLE talk", "是", "否", "书记", "主任", "110101199003070011", "%s%n", "$(x)"],
];
const ENCODINGS = /** @type {const} */ (["utf16le", "latin1", "base64"]);

/** @type {((text: string, luck: Chance) => string)[]} */
const OF_TEXT = [
  (text, luck) => at(text, luck, luck.pick(SPECIAL)),
  (text, luck) => at(text, luck, luck.pick(STRANGE)),
  (text, luck) => at(text, luck, luck.pick(SPECIAL).repeat(luck.whole(2, 2000))),
  (text, luck) => at(text, luck, "长".repeat(luck.whole(1000, 200_000))),
  (text, luck) => text.slice(0, luck.whole(0, text.length)),
  (text, luck) => text.slice(luck.whole(0, text.length)),
  (text, luck) => text.replaceAll(",", luck.pick([";", "\t", "|", "，", ",,", ""])),
  (text, luck) => text.replaceAll("\n", luck.pick(["\r\n", "\r", "\n\n", "", '"\n'])),
  (text) => rows(text, (lines) => lines.map((line) => line.split(",").reverse().join())),
  (text, luck) => rows(text, (lines) => shuffled(lines, luck)),
  (text, luck) => rows(text, (lines) => lines.filter(() => luck.next() < 0.7)),
  (text, luck) =>
    rows(text, (lines) => lines.flatMap((line) => (luck.next() < 0.1 ? [line, line] : [line]))),
  (text, luck) => columns(text, luck, (cells, i) => cells.toSpliced(i, 0, cells[i] ?? "")),
  (text, luck) => columns(text, luck, (cells, i) => cells.toSpliced(i, 1)),
  (text, luck) =>
    columns(text, luck, (cells, i) => cells.with(i % cells.length, luck.pick(STRANGE))),
  (text, luck) => cell(text, luck, () => luck.pick(STRANGE)),
  (text, luck) => cell(text, luck, (was) => `"${was}`),
  (text, luck) => cell(text, luck, (was) => `${was}${was}`),
  (text, luck) =>
    rows(text, ([head = "", ...lines]) => [head.replace(/[^,]+/, luck.pick(STRANGE)), ...lines]),
];

/** @type {((bytes: Buffer, luck: Chance) => Buffer)[]} */
const OF_BYTES = [
  (bytes, luck) => flipped(bytes, luck, luck.whole(1, 20)),
  (bytes, luck) => bytes.subarray(0, luck.whole(0, bytes.length)),
  (bytes, luck) => Buffer.concat([bytes, bytes.subarray(luck.whole(0, bytes.length))]),
  (bytes, luck) => Buffer.concat([bytes.subarray(0, luck.whole(0, bytes.length)), noise(luck)]),
];

/** Spoils a table, mostly as text, sometimes its encoding or its bytes. @param {string} text @param {Chance} luck */
export function spoilCsv(text, luck) {
  let spoilt = text;
  for (let times = luck.whole(1, 3); times > 0; times--) spoilt = luck.pick(OF_TEXT)(spoilt, luck);
  if (luck.next() < 0.1) return Buffer.from(spoilt, luck.pick(ENCODINGS));
  const bytes = Buffer.from(spoilt);
  return luck.next() < 0.3 ? luck.pick(OF_BYTES)(bytes, luck) : bytes;
}

/** Spoils a workbook, its archive or the XML in it. @param {Buffer} bytes @param {Chance} luck */
export function spoilXlsx(bytes, luck) {
  if (luck.next() < 0.4) return luck.pick(OF_BYTES)(bytes, luck);
  const files = unzip(bytes);
  for (let times = luck.whole(1, 3); times > 0; times--) {
    const name = luck.pick([...files.keys()]);
    const was = files.get(name) ?? Buffer.alloc(0);
    const dice = luck.next();
    if (dice < 0.1) files.delete(name);
    else if (dice < 0.3) files.set(name, luck.pick(OF_BYTES)(was, luck));
    else files.set(name, Buffer.from(spoilXml(was.toString(), luck)));
    if (files.size === 0) break;
  }
  return zip(files);
}

/** @param {string} xml @param {Chance} luck */
function spoilXml(xml, luck) {
  const strange = luck.pick([
    ...STRANGE,
    "&lol;",
    "&#x0;",
    "<",
    "]]>",
    "<!--",
    "A1048577",
    "XFE1",
    "#REF!",
  ]);
  return luck.pick([
    () => xml.replace(/>([^<]+)</, `>${strange}<`),
    () => xml.replace(/="([^"]*)"/g, (all) => (luck.next() < 0.05 ? `="${strange}"` : all)),
    () =>
      xml.replace(/<v>[^<]*</g, (all) =>
        luck.next() < 0.1 ? `<v>${luck.pick([strange, "-1", "99999999"])}<` : all,
      ),
    () =>
      xml.replaceAll(/<(row|c|si|sheet)\b/g, (all, tag) => (luck.next() < 0.05 ? `<${tag}x` : all)),
    () => at(xml, luck, strange),
    () => xml.slice(0, luck.whole(0, xml.length)),
    () => xml.replace(/\?>/, '?><!DOCTYPE a [<!ENTITY lol "lollollol">]>'),
  ])();
}

/** @param {string} text @param {Chance} luck @param {string} put */
function at(text, luck, put) {
  const place = luck.whole(0, text.length);
  return text.slice(0, place) + put + text.slice(place);
}

/** @param {string} text @param {(lines: string[]) => string[]} change */
function rows(text, change) {
  return change(text.split("\n")).join("\n");
}

/** @param {string} text @param {Chance} luck @param {(cells: string[], i: number) => string[]} change */
function columns(text, luck, change) {
  const i = luck.whole(0, 8);
  return rows(text, (lines) => lines.map((line) => change(line.split(","), i).join()));
}

/** @param {string} text @param {Chance} luck @param {(was: string) => string} change */
function cell(text, luck, change) {
  const lines = text.split("\n");
  const row = luck.whole(0, lines.length - 1);
  const cells = (lines[row] ?? "").split(",");
  const i = luck.whole(0, cells.length - 1);
  return lines.with(row, cells.with(i, change(cells[i] ?? "")).join()).join("\n");
}

/** @template T @param {T[]} list @param {Chance} luck */
function shuffled(list, luck) {
  return list
    .map((one) => ({ one, by: luck.next() }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one);
}

/** @param {Buffer} bytes @param {Chance} luck @param {number} times */
function flipped(bytes, luck, times) {
  const copy = Buffer.from(bytes);
  if (copy.length === 0) return copy;
  for (let i = 0; i < times; i++) copy[luck.whole(0, copy.length - 1)] = luck.whole(0, 255);
  return copy;
}

/** @param {Chance} luck */
function noise(luck) {
  return Buffer.from(Array.from({ length: luck.whole(1, 500) }, () => luck.whole(0, 255)));
}
