import { spansOf } from "../../domain/calendar.ts";
import type { Day } from "../../domain/days.ts";
import { whatIf } from "../../domain/what-if.ts";
import type { Messages } from "../../messages/index.ts";
import { readDay, readDays } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { fields } from "../../output/talk-page.ts";
import { whatIfDocument } from "../../output/what-if.ts";
import type { Session } from "../../session.ts";
import { standingOf } from "../../store/plan/standing.ts";
import { type CycleChange, changeCycle, readCycle } from "../../store/talks/cycle.ts";
import { readCycleDays } from "../../store/talks/cycle-days.ts";
import { readExtent } from "../../store/talks/extent.ts";

export interface CycleOptions {
  election?: string;
  start?: string;
  off?: string[];
  on?: string[];
  noOff?: string[];
  noOn?: string[];
  dryRun?: boolean;
}

/**
 * Shows the cycle; moves it and has every record judged anew; keeps days off and days worked. A rehearsal
 * says what that would do.
 */
export async function cycle(session: Session, options: CycleOptions): Promise<void> {
  const { today, messages, screen } = session;
  const rehearse = Boolean(options.dryRun);
  const change = readChange(options);
  const store = await session.open();
  const changed =
    Object.keys(options).length > 0
      ? await changeCycle(store, session.author("cycle"), change, today, {
          rehearse,
          look: (tx) => (rehearse ? standingOf(tx, today) : null),
        })
      : null;
  const now = changed?.cycle ?? (await readCycle(store));
  const days = changed?.days ?? (await readCycleDays(store));
  const { before, after } = changed ?? {};
  const would = before && after ? whatIf(before, after) : null;
  if (session.json) {
    const { off, worked: on } = days;
    const known = { cycle: now, off, on };
    return session.printJson(would ? { ...known, dryRun: true, whatIf: would } : known);
  }
  const text = messages.commands.cycle;
  const shown = forPeople(now);
  const { pageDay } = messages.words;
  const lines = [
    session.paint.bold(text.title(shown.district, shown.name)),
    ...fields(
      [
        [text.start, pageDay(now.start)],
        [text.election, pageDay(now.election)],
        [messages.cycle.off, daysOf(days.off, messages)],
        [messages.cycle.on, daysOf(days.worked, messages)],
      ],
      screen,
    ),
    ...(changed && !would ? outcomeOf(changed, messages) : []),
  ];
  session.print(lines.join("\n"));
  if (!would) return;
  const { hasDistricts } = await readExtent(store);
  const view = { districts: hasDistricts, rows: session.rows };
  const document = forPeople(whatIfDocument(would, messages, view));
  session.print(`\n${await table(document, screen)}`);
}

/** What was done. */
function outcomeOf(
  { moved, otherDays }: { moved: boolean; otherDays: boolean },
  { commands, cycle: text }: Messages,
): string[] {
  if (!moved && !otherDays) return [commands.cycle.same];
  return [...(moved ? [commands.cycle.moved] : []), ...(otherDays ? [text.daysKept] : [])];
}

/** Days as people list them, those in a row as one; null without any. */
function daysOf(days: Day[], { cycle: text, words }: Messages): string | null {
  if (days.length === 0) return null;
  return words.list(spansOf(days).map(({ from, to }) => text.span(from, to)));
}

function readChange({ start, election, off, on, noOff, noOn }: CycleOptions): CycleChange {
  return {
    ...(start !== undefined && { start: readDay("--start", start) }),
    ...(election !== undefined && { election: readDay("--election", election) }),
    days: {
      keep: { off: readDays("--off", off ?? []), worked: readDays("--on", on ?? []) },
      drop: { off: readDays("--no-off", noOff ?? []), worked: readDays("--no-on", noOn ?? []) },
    },
  };
}
