import { readDayText } from "../domain/day-text.ts";
import { tellable } from "../domain/masked.ts";
import type { Asked } from "./question.ts";
import { askText, type Wanted } from "./text.ts";

/**
 * Asks for a day, written as anybody writes one; where its year was left out, the one it has in the
 * cycle is said. `check` gets the day as `YYYY-MM-DD`.
 */
export async function askDay(
  asked: Asked,
  message: string,
  { check, ...wanted }: Wanted,
): Promise<string | null> {
  const { faults, input } = asked.session.messages;
  const valid = (value: string) => {
    if (value === "" && !wanted.required) return true;
    const reading = readDayText(value, asked.window);
    if ("problem" in reading) return faults.cell(tellable(reading.problem));
    return check?.(reading.day) ?? true;
  };
  const written = await askText(asked, message, { ...wanted, check: valid });
  const reading = written === null ? null : readDayText(written, asked.window);
  if (written === null || reading === null || "problem" in reading) return null;
  if (reading.yearAssumed) asked.session.say(input.dayRead(message, written, reading.day));
  return reading.day;
}
