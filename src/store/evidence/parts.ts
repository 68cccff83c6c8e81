/** A set of rows under seal: a table, or some columns of one. */
export interface Part {
  name: string;
  table: string;
  /** What its rows are counted by. */
  key: string;
  /** How many keys make a block: one where a row weighs much, more where there are millions. */
  size: number;
  order?: string;
  /** Which of the table's columns; all where nothing is said. The key always counts. */
  columns?: { only: string[] } | { except: string[] };
  /** What hangs on its rows and is sealed with them: an expression by its name. */
  beside?: { name: string; value: string };
  /** False where rows do not simply grow; then a trigger names those added (migrations/). */
  grows?: false;
  /**
   * Rows that are entered once are sealed once: an expression for the event that did it. A block is
   * sealed by several events then, each for its own rows.
   */
  once?: string;
  /** A redaction may take out what it holds; its event seals what is left. */
  redactable?: true;
}

const inBlocks = (table: string): Part => ({ name: table, table, key: "id", size: 16 });
const oneByOne = (table: string): Part => ({ name: table, table, key: "id", size: 1 });

/** What a record says that nothing ever changes. */
const FACTS = [
  ...["entered_for", "held_on", "entered_at", "actor", "talker", "mode", "others", "lacking"],
  "added_by",
];

/** What judging makes of a record, and whose it is when two people turn out to be one. */
const VERDICT = ["talk_id", "reasons"];

/** All that is under seal. A new table gets a line here and its triggers in its migration. */
export const PARTS: Part[] = [
  oneByOne("cycle"),
  inBlocks("cycle_day"),
  { ...oneByOne("rule"), key: "0", order: "seat_post, flag, post", grows: false },
  inBlocks("district"),
  inBlocks("township"),
  inBlocks("village"),
  inBlocks("village_flag"),
  inBlocks("seat"),
  oneByOne("holder"),
  inBlocks("person"),
  inBlocks("post"),
  {
    ...inBlocks("talk"),
    beside: {
      name: "claims",
      value: `(SELECT json_group_array(json(claim)) FROM (
        SELECT json_array(village_id, post, flag) AS claim FROM claim
        WHERE claim.talk_id = talk.id ORDER BY village_id, post, flag))`,
    },
  },
  { ...oneByOne("record"), columns: { only: FACTS }, once: "added_by" },
  {
    ...oneByOne("record"),
    name: "finding",
    columns: { except: [...FACTS, ...VERDICT] },
    once: `coalesce((SELECT redaction.added_by FROM redaction
      WHERE redaction.id = record.redaction_id), record.added_by)`,
    redactable: true,
  },
  { ...oneByOne("record"), name: "verdict", columns: { only: VERDICT } },
  { ...oneByOne("redaction"), once: "added_by" },
  { ...oneByOne("void"), key: "record_id", once: "added_by", grows: false },
  { ...oneByOne("waiver"), once: "added_by" },
  { ...inBlocks("talk_change"), once: "event_seq" },
  oneByOne("measure_set"),
  { ...inBlocks("fact"), size: 64 },
  { ...inBlocks("village_stated"), size: 64 },
  inBlocks("item"),
  inBlocks("item_note"),
  inBlocks("link"),
];

const JUDGING = ["talk", "verdict", "talk_change"];

/**
 * Which parts the events of a kind may touch; the kind is the command. Neither does the program go
 * beyond it, nor does `doctor` let anybody else. A command that writes gets a line here.
 */
const TOUCHED_BY: Record<string, string[]> = {
  init: [
    ...["cycle", "rule", "district", "seat", "measure_set"],
    // What a cycle begins with that follows another.
    ...["township", "village", "village_flag", "holder", "person", "post", "fact", "link"],
  ],
  import: [
    ...["district", "township", "village", "village_flag", "seat", "holder", "person", "post"],
    ...["waiver", "fact", "item", "item_note", "link", "village_stated", ...JUDGING],
  ],
  assign: JUDGING,
  log: ["record", "finding", "item", ...JUDGING],
  void: ["void", "item", ...JUDGING],
  todo: ["item", "item_note"],
  waive: ["waiver", "talk", "talk_change"],
  unwaive: ["waiver", "talk", "talk_change"],
  cycle: ["cycle", "cycle_day", "village", ...JUDGING],
  plan: ["talk", "talk_change"],
  rules: ["cycle", "rule"],
  measures: ["measure_set"],
  redact: ["redaction", "finding", "person", "fact", "item", "item_note"],
  judge: ["cycle", ...JUDGING],
  restore: [],
  // It may rewrite whatever there is; how often there was one is known (`chain.ts`).
  migrate: PARTS.map(({ name }) => name),
};

/** Whether an event of this kind may touch a part. */
export function mayTouch(kind: string, part: string): boolean {
  return Object.hasOwn(TOUCHED_BY, kind) && TOUCHED_BY[kind]?.includes(part) === true;
}

/** @throws Error for a part that there is not */
export function partOf(name: string): Part {
  const part = PARTS.find((one) => one.name === name);
  if (!part) throw new Error(`no part ${name}`);
  return part;
}

/** How many of a part's keys make a block. */
export function blockSize(name: string): number {
  return PARTS.find((part) => part.name === name)?.size ?? 1;
}

/** Which rows of its table a block holds, of whatever part; they are counted from 1. */
export function rangeOf(name: string, block: number) {
  const { table, size } = PARTS.find((part) => part.name === name) ?? { table: name, size: 1 };
  return { table, from: block * size || 1, to: (block + 1) * size - 1 || 1 };
}
