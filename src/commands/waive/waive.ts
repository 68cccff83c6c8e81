import { readTalkId, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
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
    approver: readText("--approver", options.approver, "name"),
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
