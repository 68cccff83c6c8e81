import { Fault } from "../../errors.ts";
import { readTalkId, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { isNobody } from "../../roster/person-name.ts";
import type { Session } from "../../session.ts";
import { setWaiver } from "../../store/talks/waivers.ts";

export interface WaiveOptions {
  reason: string;
  approver: string;
}

/** Excuses a talk, with a reason and an approver. */
export async function waive(session: Session, id: string, options: WaiveOptions): Promise<void> {
  const waiver = {
    reason: readText("--reason", options.reason),
    approver: readPersonName("--approver", options.approver),
  };
  await change(session, "waive", id, waiver);
}

/** Withdraws a waiver. */
export async function unwaive(
  session: Session,
  id: string,
  options: { reason: string },
): Promise<void> {
  await change(session, "unwaive", id, {
    reason: readText("--reason", options.reason),
    approver: null,
  });
}

/** @throws Fault blank, bad-value */
function readPersonName(flag: string, given: string): string {
  const value = readText(flag, given);
  if (isNobody(value)) throw new Fault("bad-value", { flag, value, expected: "name" });
  return value;
}

async function change(
  session: Session,
  what: "waive" | "unwaive",
  id: string,
  waiver: { reason: string; approver: string | null },
): Promise<void> {
  const talkId = readTalkId(id);
  const store = await session.open();
  const talk = await setWaiver(store, session.author(what), talkId, waiver, session.today);
  if (session.json) return session.printJson({ talk });
  session.say(session.messages.commands[what](forPeople(talk)));
}
