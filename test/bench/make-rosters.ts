// Makes leaders.csv, villages.csv, cadres.csv and facts.csv for a size: real villages, the rest made up.
//   make-rosters <folder of the places> <code prefix> <folder>
// A process of its own: a large parent would make every measured start slower.
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { groupBy } from "../../src/domain/group.ts";
import { FACT_COLUMNS, makeFacts } from "./facts.ts";
import { chance, makeCadres, makeLeader, type Row } from "./people.ts";
import { readVillages } from "./places.ts";

const [from = "", prefix = "", folder = ""] = process.argv.slice(2);
const villages = readVillages(from, prefix);
mkdirSync(folder, { recursive: true });

const byDistrict = groupBy(villages, ({ district }) => district);
writeTable("leaders.csv", "post,name,district,township,from,staff_no", leaders());
writeTable("villages.csv", "district,township,village,key,contradictory,code", flagged());
writeTable(
  "cadres.csv",
  "district,township,village,name,party_post,committee_post,other_post,staff_no,sex,born",
  cadres(),
);
writeTable("facts.csv", FACT_COLUMNS.join(), facts());

function* leaders() {
  for (const [district, inDistrict] of byDistrict) {
    yield makeLeader("district_secretary", district, "");
    yield makeLeader("organization_minister", district, "");
    for (const township of new Set(inDistrict.map((place) => place.township))) {
      yield makeLeader("township_secretary", district, township);
    }
  }
}

function* flagged() {
  for (const place of villages) {
    const key = chance(0.1) ? "yes" : "no";
    yield { ...place, key, contradictory: chance(0.06) ? "yes" : "no" };
  }
}

function* cadres() {
  for (const { district, township, village } of villages) {
    yield* makeCadres({ district, township, village });
  }
}

function* facts() {
  for (const { district, township, village } of villages) {
    yield* makeFacts({ district, township, village });
  }
}

// No cell made here holds a comma or a quote, so none needs quoting.
function writeTable(file: string, header: string, table: Iterable<Row>): void {
  const columns = header.split(",");
  const out = openSync(join(folder, file), "w");
  let lines = [header];
  for (const row of table) {
    lines.push(columns.map((column) => row[column] ?? "").join(","));
    if (lines.length < 10_000) continue;
    writeSync(out, `${lines.join("\n")}\n`);
    lines = [];
  }
  if (lines.length > 0) writeSync(out, `${lines.join("\n")}\n`);
  closeSync(out);
}
