import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 输入是怎样读的。 */
export const input: Messages["input"] = {
  dayRead: (where, written, day) => `${where}：“${written}”读作${words.longDay(day)}。`,
  rowDayRead: (file, row, written, day) =>
    `${file}第${row}行：“${written}”读作${words.longDay(day)}。`,
  hiddenRows: (file, rows) => `${file}：第${rows}行已隐藏或被筛掉，仍已读入，请核对。`,
};
