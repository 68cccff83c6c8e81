import { rmSync } from "node:fs";
import { join } from "node:path";
import { copySynced } from "./copy.ts";
import type { Job } from "./measure.ts";
import { sqliteScript, values } from "./sqlite.ts";
import { hasCommand, hasForms, talksJob } from "./talks.ts";

/** Exit code of a plan with talks that found no day. */
const UNPLACED = 4;
const FOUND = ["--mind=安心", "--ability=较强", "--politics=坚定", "--standing=好"];

/** What somebody does in the middle of a cycle, each beside the same by sqlite3 where it has it. */
export function dailyJobs(folder: string, initArgs: string[]): { ours: Job[]; sqlite: Job[] } {
  const held = join(folder, "held.db");
  const [logged, reference, begun] = ["logged", "reference", "begun"].map((name) =>
    join(folder, `${name}.db`),
  ) as [string, string, string];
  copySynced(held, logged);
  copySynced(held, reference);
  const before = () => rmSync(begun, { force: true });
  const { person, village, talker, open } = chosen(held);
  const onHeld = (name: string, ...args: string[]) => talksJob(name, held, () => args);
  const place = ["--district", village.district, "--township", village.township];
  const forms = join(folder, "forms.docx");
  const ours = [
    talksJob("init", begun, () => initArgs, { before }),
    onHeld("--version", "--version"),
    onHeld("report", "report"),
    onHeld("report --by township", "report", "--by", "township"),
    onHeld("report as HTML", "report", "--format", "html"),
    onHeld("list --limit 50", "list", "--limit", "50"),
    talksJob("log", logged, (run) => ["log", String(open[run]), ...FOUND]),
    onHeld("show a person", "show", "--person", person.staffNo),
    onHeld("show a village", "show", ...place, "--village", village.name),
    onHeld("findings --limit 50", "findings", "--limit", "50"),
    talksJob("plan of a talker", held, () => ["plan", "--talker", talker.name], {
      ends: [0, UNPLACED],
    }),
    talksJob("plan of all", held, () => ["plan", "--json"], { ends: [0, UNPLACED] }),
    ...(hasCommand("todo") ? [onHeld("todo", "todo")] : []),
    ...(hasForms() ? [onHeld("forms of a township", "export", ...place, "-o", forms)] : []),
    onHeld("doctor", "doctor"),
  ];
  const bySqlite = (name: string, script: string, params: Record<string, number> = {}) => ({
    name: `sqlite3 ${name}`,
    command: () => sqliteScript(held, script, params),
  });
  const sqlite = [
    bySqlite("report", "report"),
    bySqlite("list", "list"),
    {
      name: "sqlite3 log",
      command: (run: number) => sqliteScript(reference, "log", { talk: open[run] ?? 0 }),
    },
    bySqlite("show a person", "show-person", { person: person.id }),
    bySqlite("show a village", "show-village", { village: village.id }),
    bySqlite("findings", "findings"),
    bySqlite("plan of a talker", "plan", { seat: talker.seat }),
    bySqlite("plan of all", "plan", { seat: 0 }),
    ...(hasCommand("todo") ? [bySqlite("todo", "todo")] : []),
    { name: "sqlite3 doctor", command: () => examine(held) },
  ];
  return { ours, sqlite };
}

/** Every row that the program has under seal. */
const SEALED = [
  ...["cycle", "cycle_day", "rule", "district", "township", "village", "village_flag", "seat"],
  ...["holder", "person", "post", "talk", "claim", "record", "redaction", "void", "waiver"],
  ...["talk_change", "measure_set", "fact", "item", "item_note", "link", "event"],
];

/** The least that tells a damaged file: SQLite's own examination, and a digest over the rows. */
function examine(db: string): string[] {
  const dump = `sqlite3 -batch "$0" 'PRAGMA integrity_check' '.dump --data-only ${SEALED.join(" ")}'`;
  return ["sh", "-c", `${dump} | sha256sum`, db];
}

/** Whom and what the commands are asked about: from the middle of the roster. */
function chosen(db: string) {
  const [person] = values<string>(
    db,
    `SELECT json_object('id', id, 'staffNo', staff_no) FROM person WHERE id >= (SELECT MAX(id) / 2 FROM person)
      AND (SELECT COUNT(*) FROM talk WHERE person_id = person.id) = 3 LIMIT 1`,
  );
  const [village] = values<string>(
    db,
    `SELECT json_object('id', village.id, 'name', village.name, 'township', township.name,
        'district', district.name)
      FROM village JOIN township ON township.id = village.township_id
      JOIN district ON district.id = township.district_id
      WHERE village.id >= (SELECT MAX(id) / 2 FROM village) AND NOT EXISTS (SELECT 1 FROM village AS other
        WHERE other.township_id = village.township_id AND other.id <> village.id
          AND other.name LIKE '%' || village.name || '%') LIMIT 1`,
  );
  // The whole name of one township's secretary alone.
  const [talker] = values<string>(
    db,
    `SELECT json_object('seat', seat_id, 'name', holder.name) FROM holder JOIN seat ON seat.id = seat_id
      WHERE post = 'township_secretary' AND seat.id >= (SELECT MAX(id) / 2 FROM seat)
        AND (SELECT COUNT(*) FROM holder AS same WHERE same.name_key = holder.name_key) = 1 LIMIT 1`,
  );
  const open = values<number>(
    db,
    `SELECT id FROM talk WHERE closed_because IS NULL AND completed_on IS NULL
      ORDER BY deadline, id LIMIT 64`,
  );
  return {
    person: JSON.parse(person ?? "") as { id: number; staffNo: string },
    village: JSON.parse(village ?? "") as {
      id: number;
      name: string;
      township: string;
      district: string;
    },
    talker: JSON.parse(talker ?? "") as { seat: number; name: string },
    open,
  };
}
