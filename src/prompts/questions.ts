import { FINDINGS, type FindingName, GRADES, MODES } from "../domain/judging.ts";
import type { LONGEST } from "../domain/lengths.ts";
import { INTENTIONS, RECOMMENDATIONS } from "../domain/talk.ts";
import { choose } from "./ask.ts";
import { askDay } from "./day.ts";
import type { Answers, Question } from "./question.ts";
import { askText } from "./text.ts";

const textOf = (answers: Answers, key: string) => (answers[key] as string | undefined) ?? null;
const oneLine = (text: string | null) => text?.replaceAll("\n", " ") ?? null;

/** A text that may be left empty. */
function optional(
  key: "place" | "recorder" | "risk" | "suggestion" | "followUp" | "followUpOwner" | "followUpDue",
  lines: "one line" | "lines",
  kind: keyof typeof LONGEST = "text",
): Question {
  return {
    key,
    label: ({ commands }) => commands.show.details[key],
    shown: (answers) => textOf(answers, key),
    ask: async (asked, answers) => {
      const message = asked.session.messages.prompts[key];
      const answer = await askText(asked, message, { before: textOf(answers, key), kind });
      return { [key]: lines === "lines" ? answer : oneLine(answer) };
    },
  };
}

function finding(name: FindingName): Question {
  const grade = `${name}Grade`;
  return {
    key: name,
    label: ({ words }) => words.finding(name),
    shown: (answers, { words }) => {
      const graded = textOf(answers, grade);
      const aside = graded ? words.aside(words.grade(graded as never)) : "";
      const found = textOf(answers, name);
      return found && `${found}${aside}`;
    },
    isOpen: ({ mode }) => mode !== "no_show",
    ask: async (asked, answers) => {
      const { prompts: text, words } = asked.session.messages;
      const message = text.finding(words.finding(name));
      const found = await askText(asked, message, { before: textOf(answers, name) });
      // Nothing is graded by pressing Enter: no grade comes first.
      const grades = [
        { name: text.noGrade, value: null },
        ...GRADES.map((value) => ({ name: words.grade(value), value })),
      ];
      const graded =
        found === null
          ? null
          : await choose<string | null>(
              asked.session,
              text.grade(words.finding(name)),
              grades,
              textOf(answers, grade) ?? undefined,
            );
      return { [name]: found, [grade]: graded };
    },
  };
}

const date: Question = {
  key: "date",
  label: ({ prompts }) => prompts.labels.date,
  shown: (answers) => textOf(answers, "date"),
  ask: async (asked, answers) => {
    const { messages, today } = asked.session;
    const { prompts: text } = messages;
    const before = textOf(answers, "date");
    const check = (day: string) => (day > today ? text.futureDay : true);
    const day = await askDay(asked, text.date, { before, initial: today, check, required: true });
    // Another day may be another holder's; who else was named stays.
    const was = before && asked.holderOn(before);
    const { talker } = answers;
    const moved = was && talker === was && day && asked.holderOn(day) !== was;
    return { date: day, ...(moved && (await talkers.ask(asked, { date: day }))) };
  },
};

const talkers: Question = {
  key: "talker",
  label: ({ prompts }) => prompts.labels.talker,
  shown: (answers) => textOf(answers, "talker"),
  ask: async (asked, answers) => {
    const { prompts: text } = asked.session.messages;
    const check = (value: string) => (value === "" ? text.required : true);
    const initial = asked.holderOn(textOf(answers, "date") ?? "") ?? "";
    const before = textOf(answers, "talker");
    return {
      talker: oneLine(
        await askText(asked, text.talker, { before, initial, check, required: true, kind: "name" }),
      ),
    };
  },
};

const mode: Question = {
  key: "mode",
  label: ({ prompts }) => prompts.labels.mode,
  shown: (answers, { words }) => words.mode(answers.mode as never),
  ask: async (asked, answers) => {
    const { prompts: text, words } = asked.session.messages;
    const modes = MODES.map((value) => ({ name: words.mode(value), value }));
    return { mode: await choose(asked.session, text.mode, modes, answers.mode as never) };
  },
};

const others: Question = {
  key: "with",
  label: ({ commands }) => commands.show.details.with,
  shown: ({ with: names }, { words }) => (names?.length ? words.list([names].flat()) : null),
  ask: async (asked, answers) => {
    const { prompts: text } = asked.session.messages;
    const before = [answers.with ?? []].flat().join(", ");
    const names = await askText(asked, text.others, { before });
    return {
      with: (names ?? "")
        .split(/[,，、;；\n]/)
        .map((name) => name.trim())
        .filter(Boolean),
    };
  },
};

const intention: Question = {
  key: "intention",
  label: ({ commands }) => commands.show.details.intention,
  shown: ({ intention: said }, { words }) => (said ? words.intention(said as never) : null),
  ask: async (asked, answers) => {
    const { prompts: text, words } = asked.session.messages;
    const intentions = [
      { name: text.noIntention, value: null },
      ...INTENTIONS.map((value) => ({ name: words.intention(value), value })),
    ];
    const before = textOf(answers, "intention") ?? undefined;
    const said = await choose<string | null>(asked.session, text.intention, intentions, before);
    return { intention: said };
  },
};

const recommend: Question = {
  key: "recommend",
  label: ({ commands }) => commands.show.details.recommend,
  shown: ({ recommend: said }, { words }) => (said ? words.recommendation(said as never) : null),
  ask: async (asked, answers) => {
    const { prompts: text, words } = asked.session.messages;
    const recommendations = [
      { name: text.noRecommendation, value: null },
      ...RECOMMENDATIONS.map((value) => ({ name: words.recommendation(value), value })),
    ];
    const before = textOf(answers, "recommend") ?? undefined;
    const said = await choose<string | null>(
      asked.session,
      text.recommend,
      recommendations,
      before,
    );
    return { recommend: said };
  },
};

const hasFollowUp = ({ followUp: said }: Answers) => Boolean(said);

/** Without a follow-up nobody sees to it. */
const followUp: Question = {
  ...optional("followUp", "lines"),
  ask: async (asked, answers) => {
    const said = await optional("followUp", "lines").ask(asked, answers);
    return said.followUp ? said : { ...said, followUpOwner: undefined, followUpDue: undefined };
  },
};

const followUpDue: Question = {
  ...optional("followUpDue", "one line"),
  isOpen: hasFollowUp,
  ask: async (asked, answers) => {
    const { prompts: text } = asked.session.messages;
    const before = textOf(answers, "followUpDue");
    return { followUpDue: await askDay(asked, text.followUpDue, { before }) };
  },
};

/** The conversation of `talks log`, in its order. */
export const QUESTIONS: Question[] = [
  ...[date, talkers, mode, others],
  ...FINDINGS.map(finding),
  ...[intention, recommend],
  ...[optional("place", "one line"), optional("recorder", "one line", "name")],
  ...[optional("risk", "lines"), optional("suggestion", "lines"), followUp],
  { ...optional("followUpOwner", "one line", "name"), isOpen: hasFollowUp },
  followUpDue,
];
