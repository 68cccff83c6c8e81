import { isDay } from "../domain/days.ts";
import {
  FINDINGS,
  type Finding,
  type FindingName,
  GRADES,
  MODES,
  type Mode,
} from "../domain/judging.ts";
import { isNothing } from "../domain/marks.ts";
import {
  INTENTIONS,
  type Intention,
  type NewRecord,
  RECOMMENDATIONS,
  type Recommendation,
} from "../domain/talk.ts";
import { Fault } from "../errors.ts";
import { forPeople } from "../output/for-people.ts";
import { findingLines, talkLines } from "../output/talk-page.ts";
import type { Session } from "../session.ts";
import type { Store } from "../store/database/connection.ts";
import { holderOn, logRecords } from "../store/talks/log.ts";
import { RefusedEntry } from "../store/talks/refused-entry.ts";
import { readTalk, searchTalks } from "../store/talks/talks.ts";
import { promptsOf } from "./confirm.ts";
import { themeOf } from "./theme.ts";

/** How many matches a search shows. */
const MATCHES = 30;

/**
 * The conversation of `talks log` on a terminal: finds the talk, shows who, why and by when, asks
 * for what was found, shows what will be entered and whether it counts, and asks once more.
 * Nothing is entered here; null when the user decides against it.
 */
export async function askRecord(
  session: Session,
  store: Store,
  known: number | null,
): Promise<NewRecord | null> {
  const { messages, today, screen } = session;
  const talkId = known ?? (await askTalk(session, store));
  const talk = readTalk(store, talkId, { today, asOf: today });
  if (talk.closedBecause) {
    throw new Fault("talk-closed", { id: talkId, reason: talk.closedBecause });
  }
  session.print(`\n${talkLines(forPeople(talk), messages, screen).join("\n")}\n`);

  const record = await askConversation(session, store, talkId);
  try {
    const author = session.author("log");
    const [preview] = await logRecords(store, author, [record], today, { rehearse: true });
    if (preview) {
      const lines = findingLines(forPeople(preview.record), messages, screen);
      session.print(`\n${lines.join("\n")}\n`);
    }
  } catch (error) {
    throw error instanceof RefusedEntry ? error.fault : error;
  }
  const { confirmed } = await promptsOf(session)([
    {
      type: "confirm",
      name: "confirmed",
      message: messages.prompts.confirm,
      theme: themeOf(session),
    },
  ]);
  return confirmed ? record : null;
}

async function askTalk(session: Session, store: Store): Promise<number> {
  const { prompts: text } = session.messages;
  const source = async (typed: string | undefined) => {
    const talks = await searchTalks(store, typed ?? "", session.today, MATCHES);
    return talks.length > 0
      ? talks.map((talk) => ({ name: text.choice(forPeople(talk)), value: talk.id ?? 0 }))
      : [{ name: text.nothingFound, value: 0, disabled: " " }];
  };
  const { talk } = await promptsOf(session)([
    {
      type: "search",
      name: "talk",
      message: text.search,
      source,
      pageSize: 10,
      theme: themeOf(session),
    },
  ]);
  return talk as number;
}

async function askConversation(session: Session, store: Store, talk: number): Promise<NewRecord> {
  const { prompts: text, words } = session.messages;
  const ask = promptsOf(session);
  const input = async (
    message: string,
    initial = "",
    validate: (value: string) => string | true = () => true,
  ) => {
    const { answer } = await ask([
      {
        type: "input",
        name: "answer",
        message,
        default: initial,
        theme: themeOf(session),
        validate,
      },
    ]);
    const said = (answer as string).trim();
    return said === "" || isNothing(said) ? null : said;
  };
  const select = async <T>(message: string, choices: { name: string; value: T }[]) => {
    const { answer } = await ask([
      { type: "select", name: "answer", message, choices, theme: themeOf(session) },
    ]);
    return answer as T;
  };

  const date = await askDate(session);
  const holder = holderOn(store, talk, date);
  const talker = await input(text.talker, holder ?? "", (value) =>
    value.trim() === "" || isNothing(value) ? text.required : true,
  );
  const mode = await select<Mode>(
    text.mode,
    MODES.map((value) => ({ name: words.mode(value), value })),
  );
  const others = await input(text.others);
  const findings = {} as Record<FindingName, Finding>;
  for (const name of FINDINGS) {
    const found = mode === "no_show" ? null : await input(text.finding(words.finding(name)));
    // Nothing is graded by pressing Enter: no grade comes first.
    const grades = [
      { name: text.noGrade, value: null },
      ...GRADES.map((value) => ({ name: words.grade(value), value })),
    ];
    const grade = found === null ? null : await select(text.grade(words.finding(name)), grades);
    findings[name] = { text: found, grade };
  }
  const intention = await select<Intention | null>(text.intention, [
    { name: text.noIntention, value: null },
    ...INTENTIONS.map((value) => ({ name: words.intention(value), value })),
  ]);
  const recommend = await select<Recommendation | null>(text.recommend, [
    { name: text.noRecommendation, value: null },
    ...RECOMMENDATIONS.map((value) => ({ name: words.recommendation(value), value })),
  ]);
  const place = await input(text.place);
  const recorder = await input(text.recorder);
  const risk = await input(text.risk);
  const suggestion = await input(text.suggestion);
  const followUp = await input(text.followUp);
  const isDayOrEmpty = (value: string) =>
    value.trim() === "" || isDay(value.trim()) ? true : text.badDay;
  return {
    talk,
    date,
    talker,
    mode,
    with:
      others === null
        ? []
        : others
            .split(/[,，、;；]/)
            .map((name) => name.trim())
            .filter(Boolean),
    findings,
    intention,
    recommend,
    place,
    recorder,
    risk,
    suggestion,
    followUp,
    followUpOwner: followUp === null ? null : await input(text.followUpOwner),
    followUpDue: followUp === null ? null : await input(text.followUpDue, "", isDayOrEmpty),
  };
}

async function askDate(session: Session): Promise<string> {
  const { prompts: text } = session.messages;
  const { today } = session;
  const validate = (value: string) =>
    !isDay(value.trim()) ? text.badDay : value.trim() > today ? text.futureDay : true;
  const { date } = await promptsOf(session)([
    {
      type: "input",
      name: "date",
      message: text.date,
      default: today,
      validate,
      theme: themeOf(session),
    },
  ]);
  return (date as string).trim();
}
