import { Argument, Command, Option } from "commander";
import { version } from "../package.json";
import type { InitOptions } from "./commands/init.ts";
import type { LogOptions } from "./commands/log.ts";
import { EXAMPLES } from "./examples.ts";
import type { Messages } from "./messages/index.ts";
import type { GlobalOptions, Session } from "./session.ts";

/** Gives the session of a run once its flags are known. */
export type Begin = (options: GlobalOptions) => Session;

/**
 * The commander tree: commands, flags and help. Each command's code is loaded only when it runs.
 * @param finish takes the exit code of the command that ran
 */
export function buildProgram(
  { help, audit }: Messages,
  begin: Begin,
  finish: (exit: number) => void,
): Command {
  const program = new Command("talks")
    .description(help.program)
    .version(version, "-V, --version", help.versionFlag)
    .option("--db <file>", help.global.db)
    .option("--json", help.global.json)
    .option("--no-input", help.global.noInput)
    .option("--lang <en|zh>", help.global.lang)
    .option("--actor <name>", help.global.actor)
    .option("--no-color", help.global.noColor)
    .option("--allow-network-file", help.global.allowNetworkFile)
    .helpOption("-h, --help", help.helpFlag)
    .helpCommand("help [command]", help.helpCommand);

  type Name = keyof typeof EXAMPLES;
  const command = (name: Name, summary: string) => {
    const examples = EXAMPLES[name].map((line) => `  ${line}`).join("\n");
    return program
      .command(name)
      .description(summary)
      .addHelpText("after", `\n${help.examples}\n${examples}`);
  };
  /** What every action does: begin a session, do the work, hand over the exit code. */
  const run = async (work: (session: Session) => Promise<unknown>) => {
    const exit = await work(begin(program.opts<GlobalOptions>()));
    finish(typeof exit === "number" ? exit : 0);
  };

  command("init", help.init.summary)
    .requiredOption("--district <name>", help.init.district)
    .requiredOption("--election <day>", help.init.election)
    .option("--start <day>", help.init.start)
    .option("--cycle <name>", help.init.cycle)
    .option("--rules <file>", help.init.rules)
    .action((options: InitOptions) =>
      run(async (session) => (await import("./commands/init.ts")).init(session, options)),
    );

  command("template", help.template.summary)
    .option("-o, --output <file>", help.template.output)
    .action((options) =>
      run(async (session) => (await import("./commands/template.ts")).template(session, options)),
    );

  command("import", help.import.summary)
    .argument("<file...>", help.import.files)
    .option("--dry-run", help.import.dryRun)
    .option("--effective <day>", help.import.effective)
    .option("--encoding <name>", help.import.encoding)
    .addOption(repeatable("--map <heading=column>", help.import.map))
    .action((files: string[], options) =>
      run(async (session) =>
        (await import("./commands/import.ts")).importFiles(session, files, options),
      ),
    );

  command("assign", help.assign.summary)
    .option("--dry-run", help.assign.dryRun)
    .action((options) =>
      run(async (session) => (await import("./commands/assign.ts")).assignTalks(session, options)),
    );

  const log = command("log", help.log.summary)
    .addArgument(new Argument("[id]", help.log.id))
    .option("--from <file>", help.log.from);
  addNaming(log, help)
    .option("--date <day>", help.log.date)
    .option("--talker <name>", help.log.talker)
    .option("--mode <mode>", help.log.mode)
    .option("--place <text>", help.log.place)
    .option("--recorder <name>", help.log.recorder)
    .addOption(repeatable("--with <name>", help.log.with));
  for (const finding of ["mind", "ability", "politics", "standing"] as const) {
    log
      .option(`--${finding} <text>`, help.log[finding])
      .option(`--${finding}-grade <grade>`, help.log.grade);
  }
  log
    .option("--intention <word>", help.log.intention)
    .option("--risk <text>", help.log.risk)
    .option("--suggestion <text>", help.log.suggestion)
    .option("--follow-up <text>", help.log.followUp)
    .action((id: string | undefined, options: LogOptions) =>
      run(async (session) => (await import("./commands/log.ts")).log(session, id, options)),
    );

  addOutput(
    addFilters(command("report", help.report.summary), help)
      .option("--by <table>", help.report.by)
      .option("--as-of <day>", help.report.asOf)
      .option("--limit <n>", help.report.limit)
      .option("--check", help.report.check)
      .option("--counts-only", help.report.countsOnly),
    help,
  ).action((options) =>
    run(async (session) => (await import("./commands/report.ts")).report(session, options)),
  );

  addOutput(
    addFilters(command("list", help.list.summary), help)
      .option("--person <name>", help.filters.person)
      .option("--status <status>", help.list.status)
      .option("--limit <n>", help.list.limit),
    help,
  ).action((options) =>
    run(async (session) => (await import("./commands/list.ts")).list(session, options)),
  );

  addFilters(command("export", help.export.summary), help)
    .option("-o, --output <file>", help.export.output)
    .action((options) =>
      run(async (session) => (await import("./commands/export.ts")).exportTalks(session, options)),
    );

  addNaming(command("show", help.show.summary).argument("[id]", help.log.id), help).action(
    (id: string | undefined, options) =>
      run(async (session) => (await import("./commands/show.ts")).show(session, id, options)),
  );

  command("waive", help.waive.summary)
    .argument("<id>", help.log.id)
    .requiredOption("--reason <text>", help.waive.reason)
    .requiredOption("--approver <name>", help.waive.approver)
    .action((id: string, options) =>
      run(async (session) => (await import("./commands/waive.ts")).waive(session, id, options)),
    );

  command("unwaive", help.unwaive.summary)
    .argument("<id>", help.log.id)
    .requiredOption("--reason <text>", help.waive.reason)
    .action((id: string, options) =>
      run(async (session) => (await import("./commands/waive.ts")).unwaive(session, id, options)),
    );

  command("void", help.void.summary)
    .argument("<record>", help.void.record)
    .requiredOption("--reason <text>", help.waive.reason)
    .action((id: string, options) =>
      run(async (session) => (await import("./commands/void.ts")).voidOne(session, id, options)),
    );

  command("check", help.check.summary).action(() =>
    run(async (session) => (await import("./commands/check.ts")).check(session)),
  );

  addOutput(
    addFilters(command("audit", help.audit.summary), help).option("--limit <n>", help.audit.limit),
    help,
  )
    .addHelpText(
      "after",
      `\n${[audit.lookedFor, ...audit.thresholds, "", help.audit.foot].join("\n")}`,
    )
    .action((options) =>
      run(async (session) => (await import("./commands/audit.ts")).auditRecords(session, options)),
    );

  command("cycle", help.cycle.summary)
    .option("--election <day>", help.cycle.election)
    .option("--start <day>", help.cycle.start)
    .action((options) =>
      run(async (session) => (await import("./commands/cycle.ts")).cycle(session, options)),
    );

  command("rules", help.rules.summary)
    .option("--set <file>", help.rules.set)
    .action((options) =>
      run(async (session) => (await import("./commands/rules.ts")).rules(session, options)),
    );

  command("history", help.history.summary)
    .option("--limit <n>", help.history.limit)
    .action((options) =>
      run(async (session) => (await import("./commands/history.ts")).history(session, options)),
    );

  command("doctor", help.doctor.summary)
    .option("--anchor <head>", help.doctor.anchor)
    .option("--verbose", help.doctor.verbose)
    .action((options) =>
      run(async (session) => (await import("./commands/doctor.ts")).doctor(session, options)),
    );

  command("backup", help.backup.summary)
    .argument("<file>", help.backup.file)
    .option("--force", help.backup.force)
    .action((file: string, options) =>
      run(async (session) => (await import("./commands/backup.ts")).backup(session, file, options)),
    );

  command("restore", help.restore.summary)
    .argument("<file>", help.restore.file)
    .action((file: string) =>
      run(async (session) => (await import("./commands/restore.ts")).restore(session, file)),
    );

  addPlaces(
    command("redact", help.redact.summary).argument("<person>", help.redact.person),
    help.filters,
    { tier: false },
  )
    .requiredOption("--reason <text>", help.waive.reason)
    .action((person: string, options) =>
      run(async (session) =>
        (await import("./commands/redact.ts")).redact(session, person, options),
      ),
    );

  return program;
}

/** A flag whose values add up to a list. */
function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** The flags that name a talk or its place. */
function addNaming(command: Command, { filters }: Messages["help"]): Command {
  return addPlaces(command, filters).option("--person <name>", filters.person);
}

/** The filters of figures and lists. */
function addFilters(command: Command, { filters }: Messages["help"]): Command {
  return addPlaces(command, filters).option("--talker <name>", filters.talker);
}

function addPlaces(
  command: Command,
  filters: Messages["help"]["filters"],
  { tier = true } = {},
): Command {
  if (tier) command.option("--tier <n>", filters.tier);
  return command
    .option("--district <name>", filters.district)
    .option("--township <name>", filters.township)
    .option("--village <name>", filters.village);
}

function addOutput(command: Command, { report }: Messages["help"]): Command {
  return command
    .option("-f, --format <format>", report.format)
    .option("-o, --output <file>", report.output);
}
