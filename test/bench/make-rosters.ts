// Makes leaders.csv, villages.csv, cadres.csv, facts.csv and after.csv, the cadres after the election,
// for a size: real villages, the rest made up.
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
const CADRES =
  "district,township,village,name,party_post,committee_post,other_post,staff_no,sex,born";
const after = open("after.csv", CADRES);
writeTable("cadres.csv", CADRES, cadres());
after.end();
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

/** Those before the election; on the way those after it are written down, every fourth of them new. */
function* cadres() {
  for (const { district, township, village } of villages) {
    const before = makeCadres({ district, township, village });
    const others = makeCadres({ district, township, village });
    for (const [i, row] of before.entries()) {
      const { name = "", sex = "", born = "", staff_no = "" } = others[i] ?? row;
      after.add(row.name && chance(0.25) ? { ...row, name, sex, born, staff_no } : row);
    }
    yield* before;
  }
}

function* facts() {
  for (const { district, township, village } of villages) {
    yield* makeFacts({ district, township, village });
  }
}

function writeTable(file: string, header: string, table: Iterable<Row>): void {
  const { add, end } = open(file, header);
  for (const row of table) add(row);
  end();
}

// No cell made here holds a comma or a quote, so none needs quoting.
function open(file: string, header: string) {
  const columns = header.split(",");
  const out = openSync(join(folder, file), "w");
  let lines = [header];
  const write = () => {
    if (lines.length > 0) writeSync(out, `${lines.join("\n")}\n`);
    lines = [];
  };
  return {
    add(row: Row) {
      lines.push(columns.map((column) => row[column] ?? "").join(","));
      if (lines.length === 10_000) write();
    },
    end() {
      write();
      closeSync(out);
    },
  };
}
