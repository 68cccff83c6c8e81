import { Fault } from "../../errors.ts";
import { halfWidth, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { voidRecord } from "../../store/talks/records.ts";

/** Marks a record as wrong; it stays, and counts nowhere. */
export async function voidOne(
  session: Session,
  id: string,
  options: { reason: string },
): Promise<void> {
  const reason = readText("--reason", options.reason);
  const digits = halfWidth(id);
  if (!/^\d{1,15}$/.test(digits)) throw new Fault("unknown-record", { id });
  const store = await session.open();
  const result = await voidRecord(
    store,
    session.author("void"),
    Number(digits),
    reason,
    session.today,
  );
  if (session.json) return session.printJson(result);
  const { record, talk } = forPeople(result);
  session.say(session.messages.commands.void(record, talk));
}
