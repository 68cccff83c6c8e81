import PizZip from "pizzip";
import { escapeXml } from "./escape-xml.ts";
import { FACES } from "./faces.ts";
import { COLUMNS, type FormCell, type FormRow, type FormSheet, MARGINS } from "./layout.ts";
import { packDocument } from "./pack-document.ts";

/**
 * Forms as a document of WordprocessingML, a page each at least. It is written out here, since a
 * library for documents would be many times the program, and the form is one table.
 */
export function formDocx(
  sheets: FormSheet[],
  { title, labelSize }: { title: string; labelSize: number },
): Uint8Array {
  const body = sheets.map((sheet, i) => sheetXml(sheet, i > 0, labelSize)).join("");
  return packDocument(new PizZip(), title, `${body}${PAGE}`);
}

/** A millimetre in twentieths of a point. */
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

const PAGE = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${twips(MARGINS.top)}" w:right="${twips(MARGINS.side)}" w:bottom="${twips(MARGINS.bottom)}" w:left="${twips(MARGINS.side)}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>`;

interface Look {
  face?: keyof typeof FACES;
  /** In points. */
  size?: number;
  align?: "left" | "center" | "right" | "both";
  /** Begins a page. */
  first?: boolean;
  /** Space below, in points. */
  after?: number;
  /** Stops for tabs, in millimetres from the left. */
  tabs?: [kind: "center" | "right", at: number][];
}

/** Text as paragraphs, one a line; what the first of them has to do with a page is in `first`. */
function paragraphs(text: string, look: Look): string {
  const { align = "left", first = false, after = 0, tabs = [] } = look;
  return text
    .split(/\r\n|\r|\n/)
    .map((line, i) => {
      const properties = [
        ...(first && i === 0 ? ["<w:pageBreakBefore/>"] : []),
        ...(tabs.length > 0
          ? [
              `<w:tabs>${tabs.map(([kind, at]) => `<w:tab w:val="${kind}" w:pos="${twips(at)}"/>`).join("")}</w:tabs>`,
            ]
          : []),
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
        `<w:spacing w:before="0" w:after="${after * 20}"/>`,
        `<w:jc w:val="${align}"/>`,
      ];
      return `<w:p><w:pPr>${properties.join("")}</w:pPr>${run(line, look)}</w:p>`;
    })
    .join("");
}

function run(text: string, { face = "text", size = 12 }: Look): string {
  const parts = text
    .split("\t")
    .map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)
    .join("<w:tab/>");
  return `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="${ASCII[face]}" w:hAnsi="${ASCII[face]}" w:eastAsia="${FACES[face][1]}"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>${parts}</w:r>`;
}

/** For letters and digits, which fonts of official papers draw poorly. */
const ASCII = { title: "Times New Roman", label: "Arial", text: "Times New Roman" };

function sheetXml({ title, above, rows, below }: FormSheet, first: boolean, labelSize: number) {
  const width = COLUMNS.reduce((sum, one) => sum + one, 0);
  const notes = below.filter(Boolean);
  return [
    paragraphs(title, { face: "title", size: 20, align: "center", after: 6, first }),
    paragraphs(above.join("\t"), {
      tabs: [
        ["center", width / 2],
        ["right", width],
      ],
      after: 3,
    }),
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(width)}" w:type="dxa"/><w:jc w:val="center"/>${BORDERS}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="68" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
    `<w:tblGrid>${COLUMNS.map((one) => `<w:gridCol w:w="${twips(one)}"/>`).join("")}</w:tblGrid>`,
    ...rows.map((row) => rowXml(row, labelSize)),
    "</w:tbl>",
    // A table is followed by a paragraph, however small.
    ...(notes.length > 0 ? notes : [""]).map((note) => paragraphs(note, { size: 10 })),
  ].join("");
}

const SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"];
const BORDERS = `<w:tblBorders>${SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join("")}</w:tblBorders>`;

/** What a line of boxes takes of a cell's height, in millimetres. */
const BOXES = 6;

/** A row; where boxes stand at the foot of a cell they have a row of their own, without a line between. */
function rowXml({ height, cells }: FormRow, labelSize: number): string {
  const boxed = cells.some(({ below }) => below !== undefined);
  const draw = (part: Part) => {
    let at = 0;
    return cells.map((cell) => {
      const width = COLUMNS.slice(at, at + cell.columns).reduce((sum, one) => sum + one, 0);
      at += cell.columns;
      return cellXml(cell, { width, labelSize, part });
    });
  };
  const row = (millimetres: number, part: Part) =>
    `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${twips(millimetres)}" w:hRule="atLeast"/></w:trPr>${draw(part).join("")}</w:tr>`;
  return boxed ? row(height - BOXES, "upper") + row(BOXES, "lower") : row(height, "whole");
}

type Part = "whole" | "upper" | "lower";

function cellXml(
  { kind, text, below = "", columns }: FormCell,
  { width, labelSize, part }: { width: number; labelSize: number; part: Part },
): string {
  const isLabel = kind === "label";
  const merge = { whole: "", upper: '<w:vMerge w:val="restart"/>', lower: "<w:vMerge/>" };
  const inner = { whole: "", upper: "bottom", lower: "top" }[part];
  const properties = [
    `<w:tcW w:w="${twips(width)}" w:type="dxa"/>`,
    ...(columns > 1 ? [`<w:gridSpan w:val="${columns}"/>`] : []),
    ...(isLabel ? [merge[part]] : []),
    ...(!isLabel && inner ? [`<w:tcBorders><w:${inner} w:val="nil"/></w:tcBorders>`] : []),
    `<w:vAlign w:val="${kind === "sentences" && part !== "lower" ? "top" : "center"}"/>`,
  ];
  const align = kind === "sentences" || columns > 3 ? "left" : "center";
  const content = isLabel
    ? paragraphs(part === "lower" ? "" : text, { face: "label", size: labelSize, align: "center" })
    : part === "lower"
      ? paragraphs(below, { align: "right" })
      : paragraphs(text, { align });
  return `<w:tc><w:tcPr>${properties.join("")}</w:tcPr>${content}</w:tc>`;
}
