import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import type { Job } from "./measure.ts";
import { values } from "./sqlite.ts";

export const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

const LIMIT = 300_000;
/** The second sheet as CSV with its formulas reckoned. */
const SECOND_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2";

/**
 * What offices do today: a workbook with a row a talk, and beside it a sheet that counts them with
 * COUNTIFS, by tier and by township; LibreOffice opens it and reckons. The sum is held against the
 * database's.
 */
export function officeJobs(db: string, folder: string): Job[] {
  mkdirSync(folder, { recursive: true });
  const talks = values<string>(db, TALKS).map((row) => JSON.parse(row) as string[]);
  const workbook = XLSX.utils.book_new();
  const head = ["tier", "township", "village", "person", "status"];
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([head, ...talks]), "talks");
  XLSX.utils.book_append_sheet(workbook, countingSheet(talks), "report");
  const path = join(folder, "roster.xlsx");
  writeFileSync(path, XLSX.write(workbook, { type: "buffer", bookType: "xlsx" }) as Buffer);
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const command = [
    "soffice",
    profile,
    "--headless",
    "--convert-to",
    SECOND_SHEET,
    "--outdir",
    folder,
    path,
  ];
  const job = { name: "LibreOffice report", command: () => command, limit: LIMIT };
  // The first start makes the profile; nobody waits for that twice.
  const [program = "", ...args] = command;
  spawnSync(program, args, { timeout: LIMIT });
  const done = talks.filter(([, , , , status]) => status === "done").length;
  const told = readFileSync(join(folder, "roster-report.csv"), "utf8").split("\n")[1];
  if (told !== `all,${talks.length},${done},${talks.length - done}`) {
    throw new Error(`LibreOffice counted otherwise: ${told}`);
  }
  return [job];
}

/** A row for all, each tier and each township: required, done, outstanding. */
function countingSheet(talks: string[][]): XLSX.WorkSheet {
  const last = talks.length + 1;
  const column = (letter: string) => `talks!$${letter}$2:$${letter}$${last}`;
  const [tier, township, status] = ["A", "B", "E"].map(column);
  const formula = (conditions: string) => ({ t: "n", f: `COUNTIFS(${conditions})` });
  const row = (name: string, which: string) => [
    { t: "s", v: name },
    formula(which),
    formula(`${which},${status},"done"`),
    formula(`${which},${status},"outstanding"`),
  ];
  const places = [...new Set(talks.map(([, place = ""]) => place))];
  const rows = [
    row("all", `${tier},"*"`),
    ...["1", "2", "3"].map((one) => row(`tier ${one}`, `${tier},"tier ${one}"`)),
    ...places.map((place) => row(place, `${township},"${place}"`)),
  ];
  return XLSX.utils.aoa_to_sheet([["", "required", "done", "outstanding"], ...rows]);
}

const TALKS = `SELECT json_array('tier ' || tier, township.name, village.name, person.name,
    CASE WHEN completed_on IS NULL THEN 'outstanding' ELSE 'done' END)
  FROM talk JOIN person ON person.id = talk.person_id JOIN village ON village.id = talk.village_id
  JOIN township ON township.id = village.township_id WHERE closed_because IS NULL ORDER BY talk.id`;
