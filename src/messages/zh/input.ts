import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 输入是怎样读的。 */
export const input: Messages["input"] = {
  dayRead: (where, written, day) => `${where}：“${written}”读作${words.longDay(day)}。`,
  rowDayRead: (file, row, written, day) =>
    `${file}第${row}行：“${written}”读作${words.longDay(day)}。`,
};
