import { addNaming, type CommandDeclaration, repeatable } from "../declaration.ts";
import type { LogOptions } from "./log.ts";

export const logCommand: CommandDeclaration = {
  name: "log",
  summary: ({ help }) => help.log.summary,
  examples: [
    "talks log",
    "talks log 17 --mind 安心 --ability 较强 --politics 坚定 --standing 好",
    "talks log --tier 2 --village 三桥村委会 --person 王 --mode phone",
    "talks log --from talks.json",
    "talks log --from 龙塘镇.xlsx",
  ],
  declare(command, { help }, run) {
    command.argument("[id]", help.log.id).option("--from <file>", help.log.from);
    addNaming(command, help)
      .option("--date <day>", help.log.date)
      .option("--talker <name>", help.log.talker)
      .option("--mode <mode>", help.log.mode)
      .option("--place <text>", help.log.place)
      .option("--recorder <name>", help.log.recorder)
      .addOption(repeatable("--with <name>", help.log.with));
    for (const finding of ["mind", "ability", "politics", "standing"] as const) {
      command
        .option(`--${finding} <text>`, help.log[finding])
        .option(`--${finding}-grade <grade>`, help.log.grade);
    }
    command
      .option("--intention <word>", help.log.intention)
      .option("--recommend <recommendation>", help.log.recommend)
      .option("--risk <text>", help.log.risk)
      .option("--suggestion <text>", help.log.suggestion)
      .option("--follow-up <text>", help.log.followUp)
      .option("--follow-up-owner <name>", help.log.followUpOwner)
      .option("--follow-up-due <day>", help.log.followUpDue)
      .action((id: string | undefined, options: LogOptions) =>
        run(async (session) => (await import("./log.ts")).log(session, id, options)),
      );
  },
};
