import { MAX_PLACES, TooLarge } from "./workbook-limits.ts";
import { attribute, readXml } from "./xml.ts";
import { openArchive } from "./zip.ts";

/**
 * What an .ods workbook says of itself that the library does not tell: which sheets are hidden. And
 * how many cells it really has, for a cell and a row may say that they stand there a million times.
 * @throws TooLarge; Error where it is damaged
 */
export function odsExtent(bytes: Uint8Array, limit: number): { hidden: string[] } {
  const content = openArchive(bytes, limit)?.unpack("content.xml");
  const hidden: string[] = [];
  const hiddenStyles = new Set<string>();
  let [style, rowTimes, cellTimes, inRow, places] = ["", 1, 1, 0, 0];
  readXml(new TextDecoder("utf-8", { fatal: true }).decode(content ?? new Uint8Array()), {
    open(name, attributes) {
      if (name === "style") style = attribute(attributes, "name") ?? "";
      else if (name === "table-properties" && attribute(attributes, "display") === "false") {
        hiddenStyles.add(style);
      } else if (name === "table") {
        const isHidden = hiddenStyles.has(attribute(attributes, "style-name") ?? "");
        if (isHidden) hidden.push(attribute(attributes, "name") ?? "");
      } else if (name === "table-row") {
        rowTimes = Number(attribute(attributes, "number-rows-repeated") ?? 1);
        inRow = 0;
      } else if (name === "table-cell") {
        cellTimes = Number(attribute(attributes, "number-columns-repeated") ?? 1);
        if (attribute(attributes, "value-type") !== null) inRow += cellTimes;
      } else if (name === "p") inRow += cellTimes;
    },
    close(name) {
      if (name !== "table-row") return;
      places += inRow * rowTimes;
      // Not a number, too, is too large.
      if (!(places <= MAX_PLACES)) throw new TooLarge();
    },
    text() {},
  });
  return { hidden };
}
