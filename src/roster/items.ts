import type { ItemRow } from "../domain/roster.ts";
import type { Cells } from "./cells.ts";
import { day, type Reader } from "./day-cells.ts";
import { readName } from "./person-name.ts";
import { personName, place, prose, text } from "./texts.ts";

/** Columns of the item table; 姓名 serves for the person, too. */
export const ITEM_COLUMNS = [
  ...["id", "text", "district", "township", "village", "person", "name", "staff_no"],
  ...["owner", "due", "note", "done", "closed", "noted"],
];

/** How a state is written, in the table's words and as offices write it. */
const STATES: Record<NonNullable<ItemRow["state"]>, string[]> = {
  done: [
    ...[
      "done",
      "yes",
      "y",
      "true",
      "1",
      "是",
      "√",
      "✓",
      "已完成",
      "完成",
      "已办结",
      "办结",
      "已落实",
    ],
    ...["已销号", "销号", "已办理", "已解决"],
  ],
  open: [
    ...[
      "open",
      "no",
      "n",
      "false",
      "0",
      "否",
      "×",
      "未完成",
      "未办结",
      "未办理",
      "未落实",
      "未解决",
    ],
    ...["进行中", "办理中", "推进中", "正在办理", "正在推进", "在办", "未销号", "未启动", "未开工"],
    // It is open, and its due day tells that it is late.
    ...["overdue", "逾期", "已逾期", "逾期未完成", "超期未完成"],
  ],
  dropped: ["dropped", "已取消", "取消", "已终止", "终止", "不再办理"],
  "record-void": ["recordvoid", "记录作废"],
};

const state: Reader<NonNullable<ItemRow["state"]>> = (value) => {
  const written = value
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
  const known = (Object.keys(STATES) as (keyof typeof STATES)[]).find((one) =>
    STATES[one].includes(written),
  );
  return known
    ? { value: known }
    : { problem: { code: "not-one-of", value, allowed: ["已完成", "未完成", "已取消"] } };
};

const itemId: Reader<number> = (value) => {
  const written = value.normalize("NFKC");
  return /^\d{1,15}$/.test(written)
    ? { value: Number(written) }
    : { problem: { code: "not-a-number", value } };
};

/** A person, several or an office; 待定 is nobody. */
const ownerName: Reader<string | null> = (value, cell) => {
  const read = readName(value);
  return "name" in read && read.name === null ? { value: null } : text(value, cell);
};

/** Text as it was written; a spreadsheet's line breaks differ from one program to the next. */
const lines: Reader<string> = (value, cell) => prose(value.replace(/\r\n?/g, "\n").trim(), cell);

/** A row of an item table (rule 33): 为民办实事台账, or a sheet of `talks todo`. */
export function itemRow(cells: Cells): ItemRow {
  const closed = cells.optional("closed", day);
  const stated = cells.optional("done", state);
  if (stated === "open" && closed !== null) {
    cells.refuse("closed", { code: "closed-while-open", value: closed });
  }
  return {
    at: cells.at,
    id: cells.optional("id", itemId),
    district: cells.optional("district", place),
    township: cells.optional("township", place),
    village: cells.optional("village", place),
    person: cells.optional("person", personName) ?? cells.optional("name", personName),
    staffNo: cells.optional("staff_no", text),
    text: cells.required("text", lines, ""),
    owner: cells.optional("owner", ownerName),
    due: cells.optional("due", day),
    note: cells.optional("note", lines),
    // A day on which it was closed says that it was.
    state: stated ?? (closed === null ? null : "done"),
    closed,
    noted: cells.optional("noted", day),
  };
}
