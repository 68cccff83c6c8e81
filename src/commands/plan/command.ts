import { FORMATS } from "../../output/formats/registry.ts";
import {
  addFilters,
  addLinked,
  addOutput,
  type CommandDeclaration,
  repeatable,
} from "../declaration.ts";

/** The calendar is a format of plans alone. */
export const CALENDAR = "ics";
export const PLAN_FORMATS = [...FORMATS, CALENDAR] as const;

export const planCommand: CommandDeclaration = {
  name: "plan",
  summary: ({ plan }) => plan.help.summary,
  examples: [
    "talks plan --talker 林部长",
    "talks plan --township 龙塘镇 --until 2026-12-04 -o 龙塘镇.xlsx",
    "talks plan --talker 林部长 -o 谈话安排.ics",
    "talks plan --off 2026-12-16 --per-day 3",
    "talks plan 17 --day 2026-12-01",
  ],
  declare(command, messages, run) {
    const { help, plan } = messages;
    addOutput(
      addLinked(addFilters(command.argument("[id]", plan.help.id), help), messages)
        .option("--day <day>", plan.help.day)
        .option("--free", plan.help.free)
        .option("--per-day <n>", plan.help.perDay)
        .addOption(repeatable("--off <days>", plan.help.off))
        .addOption(repeatable("--on <days>", plan.help.on))
        .option("--weekends", plan.help.weekends)
        .option("--holidays", plan.help.holidays)
        .option("--until <day>", plan.help.until)
        .option("--names", plan.help.names),
      help,
      PLAN_FORMATS,
    ).action((id: string | undefined, options) =>
      run(async (session) => (await import("./plan.ts")).plan(session, id, options)),
    );
  },
};
