import { EXIT, Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import { progressLine } from "../../progress.ts";
import type { Session } from "../../session.ts";
import { examine } from "../../store/evidence/doctor.ts";
import { parseHead } from "../../store/evidence/heads.ts";

export interface DoctorOptions {
  anchor?: string;
  verbose?: boolean;
}

/** Whether the file is sound and holds what was entered; exit 6 when it does not. That all is well is said on a terminal, or when asked for. */
export async function doctor(session: Session, options: DoctorOptions): Promise<number> {
  const anchor = options.anchor ?? null;
  if (anchor !== null && !parseHead(anchor)) throw new Fault("not-a-head", { value: anchor });
  const store = await session.open();
  const { progress, wipe } = progressLine(session, session.messages.doctor.working);
  const found = await examine(store, { path: session.dbPath, anchor, progress }).finally(wipe);
  const exit = found.flaws.length > 0 ? EXIT.damaged : EXIT.done;
  const { doctor: text } = session.messages;
  if (session.json) {
    const flaws = found.flaws.map((flaw) => ({ ...flaw, message: text.flaw(flaw) }));
    const remarks = found.remarks.map((remark) => ({ ...remark, message: text.remark(remark) }));
    session.printJson({ ...found, flaws, remarks });
    return exit;
  }
  const { paint } = session;
  const flaws = forPeople(found.flaws).map((flaw) => `  ${text.flaw(flaw)}`);
  const remarks = forPeople(found.remarks).map((remark) => `  ${text.remark(remark)}`);
  const blocks = [
    ...(flaws.length > 0 ? [paint.red(text.title), ...flaws, text.advice] : []),
    ...(remarks.length > 0 ? [paint.yellow(text.remarks(remarks.length)), ...remarks] : []),
    ...(flaws.length === 0 && (options.verbose || session.terminal)
      ? [paint.green(text.sound(found))]
      : []),
  ];
  if (blocks.length > 0) session.print(blocks.join("\n"));
  return exit;
}
