import type PizZip from "pizzip";
import { escapeXml } from "./escape-xml.ts";
import { FACES } from "./faces.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org";
const WORD = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`;
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A file with the same content is the same file, whenever it is written. */
const THEN = new Date(Date.UTC(2000, 0, 1));

/** The parts that a document consists of around the content of its body. */
export function packDocument(zip: PizZip, title: string, body: string): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/><Override PartName="/word/fontTable.xml" ContentType="${TYPES}.fontTable+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${OFFICE}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    "word/fontTable.xml": `<w:fonts ${WORD}>${Object.values(FACES).map(fontXml).join("")}</w:fonts>`,
  };
  for (const [name, content] of Object.entries(parts)) {
    zip.file(name, `${HEAD}${content}`, { date: THEN });
  }
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

/** A font and what stands in for it where it is not installed. */
function fontXml([, name, ...others]: readonly string[]): string {
  return `<w:font w:name="${name}"><w:altName w:val="${others.join(",")}"/><w:charset w:val="86"/></w:font>`;
}
