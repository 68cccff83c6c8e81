import { type Office, staffedOffice } from "../helpers/talks.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
export type Json = any;

/** 龙塘镇 with `people` members of one committee besides the usual roster. */
export async function officeOf(people: number, today = "2026-11-20"): Promise<Office> {
  const members = Array.from(
    { length: people },
    (_, i) => `龙塘镇,石桥村,符${i + 10},member,,M${i}`,
  );
  const header = "township,village,name,party_post,committee_post,staff_no";
  const cadres = [header, "国兴街道,米铺社区,蒙一,secretary,director,C1", ...members, ""].join(
    "\n",
  );
  return staffedOffice({ cadres }, today);
}

export const talksIn = async (office: Office, village: string): Promise<Json[]> =>
  (await office.ok("list", "--tier", "3", "--village", village)).talks;

export const day = (i: number) => `2026-11-${String(1 + (i % 18)).padStart(2, "0")}`;

/** Enters one record a talk from a file. */
export async function enter(office: Office, entries: Json[]): Promise<void> {
  await office.ok("log", "--from", office.file("held.json", JSON.stringify(entries)));
}
