import { Fault } from "../../errors.ts";
import type { FilterOptions } from "../../options.ts";
import type { Session } from "../../session.ts";
import type { OutputOptions } from "../../write-document.ts";

export interface TodoOptions extends FilterOptions, OutputOptions {
  owner?: string;
  dueBy?: string;
  overdue?: boolean;
  all?: boolean;
  /** true where no text is given */
  add?: string | true;
  due?: string;
  note?: string;
  done?: boolean;
  drop?: boolean;
  reopen?: boolean;
  reason?: string;
  from?: string;
}

type Flag = keyof TodoOptions;
const NAMING: Flag[] = ["tier", "district", "township", "village", "person", "owner", "due", "add"];
const CHANGING: Flag[] = ["owner", "due", "note", "done", "drop", "reopen", "reason"];
const ONLY_CHANGING: Flag[] = ["due", "note", "done", "drop", "reopen", "reason"];

/** Items: lists them, opens one, changes one, or takes a table of them in (rule 33). */
export async function todo(
  session: Session,
  item: string | undefined,
  options: TodoOptions,
): Promise<void> {
  const { items: text } = session.messages;
  const given = Object.keys(options) as Flag[];
  const wants = (allowed: (flag: Flag) => boolean, message: string) => {
    if (!given.every(allowed)) throw new Fault("usage", { message });
  };
  if (options.from !== undefined) {
    wants((flag) => flag === "from" && item === undefined, text.fromAlone);
    const { importFiles } = await import("../import/import.ts");
    return importFiles(session, [options.from], {});
  }
  if (options.add !== undefined) {
    wants((flag) => NAMING.includes(flag) && item === undefined, text.addAlone);
    const { add } = await import("./add.ts");
    return add(session, options);
  }
  const changes = given.some((flag) => CHANGING.includes(flag));
  if (item !== undefined) {
    wants((flag) => CHANGING.includes(flag), text.itemAlone);
    if (changes) return (await import("./change.ts")).change(session, item, options);
    return (await import("./change.ts")).showItem(session, item);
  }
  wants((flag) => !ONLY_CHANGING.includes(flag), text.listAlone);
  const { list } = await import("./list.ts");
  return list(session, options);
}
