/** What is told of an XML text, in its order. */
export interface XmlParts {
  /** `attributes` as they stand; see `attribute`. An element without content is closed at once. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** No part of a workbook is nested so deeply. */
const MAX_DEPTH = 100;

/**
 * Tells the elements and texts of an XML text by their names without prefixes. No document type is
 * read, so no entity is ever expanded.
 * @throws Error where the text is cut off or its elements do not nest
 */
export function readXml(xml: string, parts: XmlParts): void {
  const opened: string[] = [];
  const nested: XmlParts = {
    open(name, attributes) {
      if (opened.length >= MAX_DEPTH) throw new Error("nested too deeply");
      opened.push(name);
      parts.open(name, attributes);
    },
    close(name) {
      if (opened.pop() !== name) throw new Error(`${name} was not opened`);
      parts.close(name);
    },
    text: parts.text,
  };
  readParts(xml, nested);
  if (opened.length > 0) throw new Error(`${opened.at(-1)} is not closed`);
}

function readParts(xml: string, parts: XmlParts): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    if (tag !== at) parts.text(unescaped(xml.slice(at, tag < 0 ? xml.length : tag)));
    if (tag < 0) return;
    if (xml.startsWith("<![CDATA[", tag)) {
      const end = endOf(xml, "]]>", tag);
      parts.text(xml.slice(tag + 9, end));
      at = end + 3;
    } else if (xml.startsWith("<!--", tag)) at = endOf(xml, "-->", tag) + 3;
    else if (xml[tag + 1] === "!" || xml[tag + 1] === "?") at = endOf(xml, ">", tag) + 1;
    else at = readTag(xml, tag, parts);
  }
}

function readTag(xml: string, tag: number, parts: XmlParts): number {
  const end = endOfTag(xml, tag + 1);
  if (xml[tag + 1] === "/") {
    parts.close(local(xml.slice(tag + 2, end).trim()));
    return end + 1;
  }
  const isEmpty = xml[end - 1] === "/";
  const content = xml.slice(tag + 1, isEmpty ? end - 1 : end);
  const space = content.search(/\s/);
  const name = local(space < 0 ? content : content.slice(0, space));
  parts.open(name, space < 0 ? "" : content.slice(space));
  if (isEmpty) parts.close(name);
  return end + 1;
}

/** A value may hold a ">". */
function endOfTag(xml: string, from: number): number {
  let end = endOf(xml, ">", from);
  let at = from;
  for (;;) {
    const quote = nextQuote(xml, at, end);
    if (quote < 0) return end;
    const close = endOf(xml, xml[quote] ?? "", quote + 1);
    if (close > end) end = endOf(xml, ">", close);
    at = close + 1;
  }
}

function nextQuote(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = xml.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw new Error(`no ${mark}`);
  return end;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const PATTERNS = new Map<string, RegExp>();

/** The value of an attribute, by its name without a prefix; null where there is none. */
export function attribute(attributes: string, name: string): string | null {
  if (attributes === "") return null;
  let pattern = PATTERNS.get(name);
  if (!pattern) {
    pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    PATTERNS.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? unescaped(found[1] ?? found[2] ?? "") : null;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole;
    const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
