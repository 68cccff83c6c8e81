import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 导入时对读表情况的说明。 */
export const reading: Messages["reading"] = {
  township: (file, from, township) =>
    ({
      title: `${file}：没有“乡镇”列，按标题取“${township}”。`,
      sheet: `${file}：没有“乡镇”列，按工作表名称取“${township}”。`,
      section: `${file}：没有“乡镇”列，按各段标题取乡镇。`,
    })[from],
  hiddenRows: (file, rows, more) =>
    `${file}：第${words.list(rows.map(String))}行${more > 0 ? `等${rows.length + more}行` : ""}被隐藏或筛选掉，仍予读取；不需要的请删除。`,
  alike: (places) => `${words.list(places)}可能是同一个地方的不同写法；请统一写法后重新导入。`,
  near: (added, known) =>
    `${added}是新的，已有${known}；如是同一个地方，请按已有名称填写后重新导入。`,
  fromBeforeElection: (place, name, from) =>
    `${place}：${name}任职时间${from}早于选举日，已按所填日期处理，请核对。`,
  noHolders: "还没有谈话人。下一步：talks import leaders.csv，表中要有职位、姓名、乡镇三列。",
};
