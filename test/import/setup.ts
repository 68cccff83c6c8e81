import Sqlite from "#sqlite";
import type { Office } from "../helpers/talks.ts";

export const HEAD = "township,village,name,party_post,committee_post,staff_no,born";

/**
 * A roster of `villages` villages with three or four cadres each, as lines of CSV by village. Every
 * seventh village shares a member with the one before, by staff number.
 */
export function bigRoster(villages: number): string[][] {
  return Array.from({ length: villages }, (_, v) => {
    const place = `镇${Math.floor(v / 50)}镇,村${v}村`;
    return [
      `${place},吴${inWords(v)},secretary,director,A${v},1970-01`,
      `${place},符${inWords(v)},member,,,1971-${String((v % 12) + 1).padStart(2, "0")}`,
      `${place},陈,,member,B${v},`,
      ...(v % 7 === 1 ? [`${place},陈,member,,B${v - 1},`] : []),
    ];
  });
}

/** What the database knows of villages, people and posts, without the numbers it gave them. */
export function known({ db }: Office): unknown[] {
  const file = new Sqlite(db, { readonly: true });
  const rows = file
    .prepare(
      `SELECT district.name AS district, township.name AS township, village.name AS village, post,
        branch, from_day, post.to_day, person.name, staff_no, born, sex, id_last_four, phone,
        coop_head, (SELECT COUNT(*) FROM post AS every WHERE every.person_id = person.id) AS posts
      FROM village JOIN township ON township.id = township_id
      JOIN district ON district.id = district_id
      LEFT JOIN post ON post.village_id = village.id LEFT JOIN person ON person.id = person_id
      ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`,
    )
    .raw()
    .all();
  const people = file.prepare("SELECT COUNT(*) FROM person").pluck().get();
  file.close();
  return [people, ...rows];
}

/** An office without a roster. */
export async function emptyOffice(here: Office): Promise<Office> {
  const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
  await here.ok("init", "--district", "琼山区", ...days);
  return here;
}

/** A number as Chinese digits: nobody is called by five figures. */
function inWords(number: number): string {
  return String(number).replace(/\d/g, (digit) => "零一二三四五六七八九"[Number(digit)] ?? "");
}
