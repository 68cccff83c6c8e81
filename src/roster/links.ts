import { isBlank } from "../domain/names.ts";
import { LEVELS, type LinkedPerson, type VillageRow } from "../domain/roster.ts";
import type { Cells } from "./cells.ts";
import type { Reader } from "./day-cells.ts";
import { personName } from "./texts.ts";

/** Between names, but not within the brackets of one: 郝常委（区委常委、组织部长）、马驻. */
const PARTED = /[、，,;；/\n](?![^(（]*[)）])/u;
const BRACKETS = /[(（]([^()（）]*)[)）]/gu;
/** A telephone number, or a resident ID number in the wrong place, is not kept. */
const NUMBER = /(?:电话|手机|联系电话|tel)?[:：]?\+?\d[\d\s-]{5,}\d[Xx]?/giu;
/** No name and no unit is longer. */
const LONG = 40;

/** Who stands in a cell: names with unit or post in brackets, several parted by 、. */
const linkedPeople: Reader<LinkedPerson[]> = (value, cell) => {
  const people: LinkedPerson[] = [];
  for (const part of value.replace(NUMBER, "").split(PARTED)) {
    const units = [...part.matchAll(BRACKETS)].map(([, unit = ""]) => unit.trim()).filter(Boolean);
    const written = part.replace(BRACKETS, "").trim();
    if (isBlank(written)) {
      if (units.length > 0) return { problem: { code: "not-names", value } };
      continue;
    }
    const read = personName(written, cell);
    if ("problem" in read) return read;
    if (read.value === null) continue;
    const isName = /\p{L}/u.test(read.value) && !/[()（）\d]/u.test(read.value);
    if (!isName || read.value.length > LONG) return { problem: { code: "not-names", value } };
    people.push({ name: read.value, unit: units.join("、") || null });
  }
  return { value: people };
};

/** Who answers for the village; never who talks (rule 3). */
export function villageLinks(cells: Cells): VillageRow["links"] {
  const stated = LEVELS.map((level) => [level, cells.stated(level, linkedPeople)] as const);
  return Object.fromEntries(stated.filter(([, people]) => people !== undefined));
}
