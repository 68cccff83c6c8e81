import type { Examination, Flaw, Remark } from "../../domain/doctor.ts";

/** The tables of the database, as the field speaks of them. */
const TABLES: Record<string, string> = {
  cycle: "cycle",
  rule: "rules",
  district: "districts",
  township: "townships",
  village: "villages",
  village_flag: "village flags",
  seat: "seats",
  holder: "seat holders",
  person: "people",
  post: "posts",
  talk: "talks",
  record: "records",
  redaction: "redactions",
  void: "voided records",
  waiver: "waivers",
  talk_change: "changes of talks",
  measure_set: "measures",
  fact: "facts by year",
  item: "items",
  item_note: "notes on items",
  link: "who answers for a village",
  claim: "why talks are owed",
  event: "events",
  seal: "seals",
};
const rows = ({ table, from, to }: { table: string; from: number; to: number }) =>
  from === to
    ? `${TABLES[table] ?? table}, number ${from}`
    : `${TABLES[table] ?? table}, one of the numbers ${from} to ${to}`;

const FLAWS: { [C in Flaw["code"]]: (flaw: Extract<Flaw, { code: C }>) => string } = {
  "file-damaged": ({ detail }) => `The file is damaged: ${detail}.`,
  "reference-broken": ({ table, row, parent }) =>
    `${TABLES[table] ?? table}${row === null ? "" : `, number ${row}`}: refers to ${TABLES[parent] ?? parent} that are not there.`,
  "schema-altered": ({ name, how }) =>
    `The schema was altered: ${name} ${{ missing: "is missing", added: "does not belong there", changed: "is not as it was made" }[how]}.`,
  "event-missing": ({ seq }) => `Event ${seq} is missing from the history.`,
  "event-altered": ({ seq }) =>
    `Event ${seq} is not as it was written, or an earlier one was replaced.`,
  "rows-altered": ({ seq, ...where }) => `${rows(where)}: not as event ${seq} left it.`,
  "seal-altered": ({ seq, ...where }) => `${rows(where)}: the seal of event ${seq} was altered.`,
  "rows-unsealed": (where) => `${rows(where)}: no event wrote it.`,
  "rows-touched": (where) => `${rows(where)}: changed by another program.`,
  "event-overreaches": ({ seq, what, table }) =>
    `Event ${seq} (${what}) changed ${TABLES[table] ?? table}, which such an event never does.`,
  "record-moved": ({ record, talk }) => `Record ${record} was not entered for talk ${talk}.`,
  "rules-disagree": () => "The rules in force are not those of the rules document.",
  "judged-otherwise": ({ talk }) => `Talk ${talk}: its status does not follow from its records.`,
  "fact-unfit": ({ fact, measure }) =>
    `Facts by year, number ${fact}: ${measure} has a value that is not allowed.`,
  "figures-differ": () => "The figures kept for fast reports differ from a full count.",
  "anchor-not-held": ({ anchor }) =>
    `The history does not contain ${anchor}. Unless it was mistyped or belongs to another database, what was printed then has been removed or rewritten.`,
};

const REMARKS: { [C in Remark["code"]]: (remark: Extract<Remark, { code: C }>) => string } = {
  "clock-went-back": ({ seq, at, before }) =>
    `Event ${seq} has an earlier time (${at}) than the one before it (${before}).`,
  "entered-late": ({ record, date, entered }) =>
    `Record ${record}: a talk of ${date}, entered on ${entered}.`,
  "open-to-others": ({ path }) => `Other users can read ${path}; chmod 600 prevents that.`,
};

/** What an examination of the database found. */
export const doctor = {
  working: "Examining",
  title: "The database is not as this program left it:",
  advice: "Keep this file as it is, and continue from a backup: talks restore <file>.",
  remarks: (count: number) => (count === 1 ? "Worth a look:" : `${count} things are worth a look:`),
  flaw: (flaw: Flaw) => (FLAWS[flaw.code] as (flaw: Flaw) => string)(flaw),
  remark: (remark: Remark) => (REMARKS[remark.code] as (remark: Remark) => string)(remark),
  sound: ({ events, rows, head }: Examination) =>
    `Sound: ${events} events in one unbroken chain, ${rows} rows unaltered. Head: ${head}`,
};
