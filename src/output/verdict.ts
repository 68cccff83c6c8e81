import { daysBetween } from "../domain/days.ts";
import { spokenPace } from "../domain/pace.ts";
import type { Report } from "../domain/report.ts";
import { CLOSINGS } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import { type Document, rate } from "./sheet.ts";

export interface VerdictView {
  /** Shown on a terminal, where a command says more; a document says no commands. */
  onScreen: boolean;
  /** What to do where nothing is required because nothing has been imported or assigned yet. */
  next: string | null;
  filtered: boolean;
}

/** Who is missing, and shall we make it: two or three sentences. */
export function verdict(report: Report, messages: Messages, view: VerdictView): Document["lines"] {
  const text = messages.report;
  const { totals, pace, lastDeadline } = report;
  if (totals.required === 0) {
    const unfiltered = view.next ?? text.nothingRequired;
    return [{ text: view.filtered ? text.nothingRequiredHere : unfiltered, tone: "bad" }];
  }
  if (totals.outstanding === 0) {
    const said =
      totals.waived === 0
        ? text.allDone(totals.done)
        : text.allDoneOrWaived(totals.done, totals.waived);
    return [{ text: said, tone: "good" }];
  }
  if (totals.overdue === totals.outstanding && pace.neededPerDay === null) {
    // Nothing can be made up for: no pace is needed any more, and none is told.
    return [{ text: text.deadlinePassed(totals), tone: "bad" }];
  }
  const sentences = [text.missing(totals)];
  if (totals.overdue > 0) sentences.push(text.overdue(totals.overdue));
  const forecast: string[] = [];
  const needed = pace.neededPerDay === null ? null : spokenPace(pace.neededPerDay);
  const spare = pace.finish && lastDeadline ? daysBetween(pace.finish, lastDeadline) : null;
  if (pace.finish === null || spare === null) {
    forecast.push(text.noPace);
    if (needed) forecast.push(text.needed(needed));
  } else {
    const perDay = rate(pace.perDay, "down");
    const { day, longDay } = messages.words;
    const sameYear = pace.finish.slice(0, 4) === report.asOf.slice(0, 4);
    const finish = (sameYear ? day : longDay)(pace.finish);
    forecast.push(
      spare >= 0
        ? text.finishBefore(perDay, finish, spare)
        : text.finishAfter(perDay, finish, -spare),
    );
    if (needed) {
      // Where only what is overdue was missed, the pace is enough for the rest.
      const isEnough = pace.perDay >= (pace.neededPerDay ?? 0);
      // In round words more may be needed than that, which would seem to say the contrary.
      const isRound = pace.perDay < needed.talks / needed.days;
      const onCourse = isRound ? () => text.enough : text.onCourse;
      const say = isEnough ? onCourse : spare >= 0 ? text.neededThough : text.needed;
      forecast.push(say(needed));
    }
  }
  return [
    { text: messages.words.sentences(sentences), tone: totals.overdue > 0 ? "bad" : "plain" },
    ...forecast.map((text) => ({
      text,
      tone: pace.makesIt ? ("good" as const) : ("bad" as const),
    })),
    ...behind(report, messages),
  ];
}

/** Talks are held personally: the pace of some cannot help the others. */
function behind({ talkers }: Report, { report: text }: Messages): Document["lines"] {
  const owing = talkers.filter(({ outstanding }) => outstanding > 0);
  const late = owing.filter(
    ({ overdue, perDay, neededPerDay }) =>
      overdue > 0 || neededPerDay === null || perDay < neededPerDay,
  );
  if (late.length === 0 || owing.length === 1) return [];
  return [{ text: text.behind(late.length, owing.length), tone: "bad" }];
}

/** What stands beside the figures: closings by reason, and attempts. */
export function foot(
  report: Report,
  { words, report: text, items }: Messages,
  { onScreen }: VerdictView,
): string[] {
  const reasons = CLOSINGS.filter((closing) => report.closed[closing] > 0);
  const closed = reasons.reduce((sum, closing) => sum + report.closed[closing], 0);
  const said = reasons.map((closing) =>
    text.closedReason(report.closed[closing], words.closing(closing)),
  );
  return [
    ...(closed > 0 ? [text.closed(closed, words.list(said))] : []),
    ...(report.attempts > 0 ? [text.attempts(report.attempts)] : []),
    ...(report.items.open > 0 ? [items.foot(report.items.open, report.items.overdue)] : []),
    onScreen ? text.head(report.head) : text.seal(report.head),
  ];
}
