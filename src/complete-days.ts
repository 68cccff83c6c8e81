import type { Command } from "commander";
import { lacksYear, readDayText, type Window } from "./domain/day-text.ts";
import type { Session } from "./session.ts";

/**
 * Gives days that were typed without a year (3月1日) the one they have in the cycle, and says so.
 * @param flags the options to look at, by the names of their values
 */
export async function completeDays(
  session: Session,
  command: Command,
  flags: string[],
): Promise<void> {
  const window = await windowOf(session, command);
  for (const flag of flags) {
    const shown = command.options.find((one) => one.attributeName() === flag)?.long ?? flag;
    const complete = (value: unknown) =>
      typeof value === "string"
        ? value
            .split("..")
            .map((day) => completed(session, shown, day, window))
            .join("..")
        : value;
    const value: unknown = command.getOptionValue(flag);
    const whole = Array.isArray(value) ? value.map(complete) : complete(value);
    command.setOptionValueWithSource(flag, whole, "cli");
  }
}

/** The cycle's days; before there is a cycle, those of the year that it is. */
async function windowOf(session: Session, command: Command): Promise<Window> {
  if (command.name() === "init") {
    const year = session.today.slice(0, 4);
    return { start: `${year}-01-01`, election: `${year}-12-31` };
  }
  const { readCycle } = await import("./store/talks/cycle.ts");
  return readCycle(await session.open());
}

function completed(session: Session, flag: string, day: string, window: Window): string {
  if (!lacksYear(day)) return day;
  const reading = readDayText(day, window);
  if ("problem" in reading) return day; // who reads the flag says what is wrong
  session.tell(session.messages.input.dayRead(flag, day.trim(), reading.day));
  return reading.day;
}
