import type { CadreRow } from "../../domain/roster.ts";

type Details = CadreRow["details"];

/** What differs from row to row. */
type EncodedRow = [
  row: number,
  district: CadreRow["district"],
  name: CadreRow["name"],
  posts: CadreRow["posts"],
  branch: string,
  from: CadreRow["from"],
  staffNo: Details["staffNo"],
  born: Details["born"],
  sex: Details["sex"],
  idLastFour: Details["idLastFour"],
  phone: Details["phone"],
  coopHead: Details["coopHead"],
  education: Details["education"],
  background: Details["background"],
];
type Sheet = [at: CadreRow["at"], township: string, village: string, rows: EncodedRow[]];

/**
 * Cadre rows of one sheet and village as text: there may be millions, so what they share is written
 * once and the names of their keys are not.
 */
export function encodeCadres(rows: CadreRow[]): string {
  const [first] = rows;
  if (!first) return "[]";
  const packed = rows.map(({ at, district, name, posts, branch, from, details }): EncodedRow => {
    const { staffNo, born, sex, idLastFour, phone, coopHead, education, background } = details;
    return [
      ...([at.row, district, name, posts, branch, from] as const),
      ...([staffNo, born, sex, idLastFour, phone, coopHead, education, background] as const),
    ];
  });
  const sheet: Sheet = [first.at, first.township, first.village, packed];
  return JSON.stringify(sheet);
}

/** What `encodeCadres` packed. */
export function decodeCadres(text: string): CadreRow[] {
  const [sheet, township, village, rows] = JSON.parse(text) as Sheet;
  return rows.map(([row, district, name, posts, branch, from, ...details]) => {
    const [staffNo, born, sex, idLastFour, phone, coopHead, education, background] = details;
    const at = { ...sheet, row };
    return {
      at,
      district,
      township,
      village,
      name,
      posts,
      branch,
      from,
      details: { staffNo, born, sex, idLastFour, phone, coopHead, education, background },
    };
  });
}
