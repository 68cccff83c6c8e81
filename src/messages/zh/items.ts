import type { ItemClosing } from "../../domain/item.ts";
import type { Messages } from "../index.ts";
import { words } from "./words.ts";

/** 事项如何销号。 */
export const ITEM_CLOSINGS: Record<ItemClosing, string> = {
  done: "已完成",
  dropped: "已取消",
  "record-void": "所属记录作废",
};

/** 跟进事项和为民办实事（规则33）。 */
export const items: Messages["items"] = {
  help: {
    summary: "跟进事项和为民办实事：谁来办，何时办完",
    id: "要变更的事项",
    add: "新增事项；涉及的地方或人，用指明谈话的各项参数给出",
    from: "导入事项台账，与 talks import 相同",
    person: "只看涉及此人的事项",
    owner: "只看此人负责的事项；变更或新增事项时为责任人",
    due: "完成时限",
    dueBy: "只列到这一天为止到期的",
    overdue: "只列已逾期的",
    all: "已销号的也列出",
    note: "添加一条进展",
    done: "已完成",
    drop: "取消，须有 --reason",
    reopen: "重新办理，须有 --reason",
    reason: "取消或重新办理的理由",
    linked: "只看此人联系的村（社区），四级中任何一级",
  },
  title: (district, day) => `${district}事项台账（截至${words.longDay(day)}）`,
  tally: ({ total, open, done, doneLate, dropped }) =>
    `共${total}件：未完成${open}件，已完成${done}件${doneLate > 0 ? `（逾期完成${doneLate}件）` : ""}，取消${dropped}件。`,
  share: (share, { total, done, dropped }) =>
    `完成率${share}（${done}/${total - dropped}，不含取消的）。`,
  overdue: (count) => `逾期未完成${count}件。`,
  lacking: ({ withoutOwner, withoutDue }) =>
    `无责任人${withoutOwner}件，无完成时限${withoutDue}件。`,
  none: "没有事项。",
  noneListed: "没有要列出的事项。",
  more: (left) => `……另有${left}件：talks todo -o 事项.xlsx`,
  foot: (open, overdue) =>
    `未完成事项${open}件${overdue > 0 ? `，其中逾期${overdue}件` : ""}：talks todo`,
  sheet: "事项",
  columns: {
    id: "事项编号",
    district: "区县",
    township: "乡镇（街道）",
    village: "村（社区）",
    person: "对象",
    text: "事项",
    owner: "责任人",
    due: "完成时限",
    done: "状态",
    note: "进展",
    closed: "完成日期",
  },
  states: {
    open: "未完成",
    done: "已完成",
    dropped: "已取消",
    "record-void": "记录作废",
  },
  isOverdue: "逾期",
  added: (id) => `${id}号事项已建立。`,
  unchanged: (id) => `${id}号事项没有变化。`,
  changed: (id, what) =>
    what === "done"
      ? `${id}号事项已完成。`
      : what === "dropped"
        ? `${id}号事项已取消。`
        : what === "reopened"
          ? `${id}号事项重新办理。`
          : `${id}号事项已变更。`,
  labels: { about: "涉及", talk: "谈话", opened: "建立", notes: "进展" },
  itemTitle: (id) => `${id}号事项`,
  note: (day, text, actor) => `${day}：${text}（${actor}）`,
  oneEnd: "--done、--drop、--reopen 只能用一个。",
  reasonFor: "--drop 和 --reopen 须有 --reason <理由>，其他情况不用。",
  addAlone: "--add 新增事项：同用的只有指明地方或人的参数，以及 --owner 和 --due。",
  itemAlone:
    "变更事项用 --owner、--due、--note、--done、--drop、--reopen 和 --reason；其他参数用于筛选台账。",
  listAlone: "--note、--due、--done、--drop、--reopen 和 --reason 用于变更事项：请给出事项编号。",
  fromAlone: "--from 从文件导入，不与其他参数同用。",
  ask: {
    text: "办什么事？",
    village: "涉及的村（社区）（不填：全区县）",
    owner: "责任人？（不填：暂无）",
    due: "完成时限？（如 2026-12-01，不填：暂无）",
  },
  imported: "事项",
  staysClosed: (file, row) =>
    `${file} 第${row}行：该事项已销号，保持不变；要重新办理，请用 talks todo <事项编号> --reopen --reason <理由>`,
  counts: ({ added, changed }) => `，新增事项${added}件，变更${changed}件`,
  history: ({ detail }) => {
    const { item, added, change, note, owner, due } = detail as {
      item?: number;
      added?: number;
      change?: "done" | "dropped" | "reopened";
      note?: boolean;
      owner?: { before: string | null; now: string };
      due?: { before: string | null; now: string };
    };
    if (added !== undefined) return `新增事项${added}件`;
    const changes = { done: "完成", dropped: "取消", reopened: "重新办理" };
    const parts = [
      ...(change ? [changes[change]] : []),
      ...(owner ? [`责任人由${owner.before ?? "空缺"}改为${owner.now}`] : []),
      ...(due ? [`完成时限由${due.before ?? "空缺"}改为${due.now}`] : []),
      ...(note ? ["添加进展"] : []),
    ];
    return `${item}号事项：${parts.join("，")}`;
  },
};
