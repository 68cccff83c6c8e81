import type { CycleMove } from "../../domain/history.ts";
import { plural, words } from "./words.ts";

const span = (from: string, to: string) => (from === to ? from : `${from} to ${to}`);
const days = (list: string[]) =>
  list.length <= 2 ? words.list(list) : `${list[0]} to ${list.at(-1)} (${list.length} days)`;

/** The cycle's days off and worked, and what a move would do. */
export const cycle = {
  help: {
    off: "add a day off or a range, e.g. 2026-10-01..2026-10-08; repeatable",
    on: "add a working day on a weekend or holiday; repeatable",
    noOff: "remove a day off or a range; repeatable",
    noOn: "remove a working day or a range; repeatable",
    dryRun: "show what that would do, without changing anything",
  },
  off: "Days off",
  on: "Days worked",
  span,
  daysKept: "Days off and working days are saved; talks plan uses them.",
  rehearsal: "Dry run: nothing was changed.",
  overdue: (count: number) =>
    count === 0
      ? "No talk would become overdue."
      : `${count} ${plural(count, { one: "talk", other: "talks" })} would become overdue.`,
  noLongerFinish: (count: number) =>
    count === 0
      ? "Everybody who would finish in time at their own pace still would."
      : `${count} ${plural(count, { one: "talker who finishes", other: "talkers who finish" })} in time at their own pace no longer would.`,
  sameNumbers: "Nobody's daily number would change.",
  sections: { seats: "Talks a day, before and after", overdue: "Would become overdue" },
  columns: { before: "Before", after: "After", finishes: "At their own pace" },
  finishes: (before: boolean, after: boolean): string =>
    before === after
      ? after
        ? "in time"
        : "not in time"
      : after
        ? "now in time"
        : "no longer in time",
  more: (count: number) => `… and ${count} more: --json lists all`,
  /** What the event of a change tells. */
  history: ({ from, to, off, worked, noLongerOff, noLongerWorked }: CycleMove) =>
    words.parts([
      ...(from && to
        ? [`${from.start} – ${from.election} became ${to.start} – ${to.election}`]
        : []),
      ...(off ? [`off: ${days(off)}`] : []),
      ...(worked ? [`worked: ${days(worked)}`] : []),
      ...(noLongerOff ? [`no longer off: ${days(noLongerOff)}`] : []),
      ...(noLongerWorked ? [`no longer worked: ${days(noLongerWorked)}`] : []),
    ]),
};
