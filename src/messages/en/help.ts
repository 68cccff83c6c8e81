/** Help texts: one line a command and flag; examples are in the program, the same in each language. */
export const help = {
  program: "Who must still be talked with before the village election, and shall we make it?",
  usage: "Usage:",
  commands: "Commands:",
  options: "Options:",
  arguments: "Arguments:",
  globalOptions: "Options of every command:",
  examples: "Examples:",
  /** A flag, argument or usage line with its placeholders, e.g. `--election <day>`. */
  term: (term: string) => term,
  /** Commander's own English message, without its "error: ". */
  wrongUsage: (code: string, message: string) => {
    if (code === "commander.help") return "No command was given, or the command does not exist.";
    const text = message.replace(/^error: /, "");
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  helpFlag: "show this help",
  helpCommand: "show the help of a command",
  versionFlag: "show the version",
  start:
    "Start with: talks init --district 琼山区 --election 2026-12-20, then talks import, talks assign.",
  global: {
    db: "the database file (default: TALKS_DB, else talks.db in this folder)",
    json: "print one JSON document, for scripts",
    noInput: "never prompt",
    lang: "language, en or zh (default: TALKS_LANG, else the locale)",
    actor: "who makes this entry (default: TALKS_ACTOR, else the system user)",
    noColor: "no colour (also NO_COLOR)",
    allowNetworkFile: "allow a database on a network file system, where locking is unsafe",
  },
  init: {
    summary: "create the database for one election cycle",
    district: "the district, e.g. 琼山区",
    election: "the election day, YYYY-MM-DD",
    start: "the first day on which a talk counts (default: today)",
    cycle: "the name of the cycle (default: the election's year)",
    rules: "a rules file to use instead of the three built-in rules",
    from: "the previous cycle's database: start with its roster, measures, facts and links, but without its talks",
  },
  import: {
    summary: "import the roster: leaders, villages, cadres (CSV, XLSX)",
    files: "the files, in any order; together they form one statement",
    dryRun: "show what would change, without changing it",
    effective: "the day from which new entries count (default: today)",
    encoding: "utf-8, gb18030, utf-16le or utf-16be (default: detected)",
    map: "what a heading means, e.g. 所在地=village; repeatable",
  },
  template: {
    summary: "write a blank workbook with the three roster tables, to fill in and import",
    output: "the workbook to write, .xlsx",
  },
  assign: {
    summary: "work out from the roster and the rules which talks are owed",
    dryRun: "show what would change, without changing it",
  },
  log: {
    summary: "record a conversation; on a terminal, answer questions",
    id: "the talk's id",
    from: "read records from a filled-in talks export sheet (XLSX, CSV) or a JSON file (- for standard input), all or none",
    date: "the day of the talk (default: today)",
    talker: "who talked (default: the seat's holder that day)",
    mode: "in_person, home_visit, phone, video, group or no_show (default: in_person)",
    place: "where",
    recorder: "who took notes",
    with: "a further interviewee; repeatable",
    mind: "finding: state of mind",
    ability: "finding: working ability",
    politics: "finding: political quality",
    standing: "finding: standing with the masses",
    grade: "its grade: good, fairly_good, average, poor or unknown",
    intention: "stay, step_down, transfer or undecided",
    recommend: "what the talker recommends: retain, promote, adjust, replace or undecided",
    risk: "risks",
    suggestion: "a suggestion",
    followUp: "what needs to be followed up",
    followUpOwner: "who is responsible for it",
    followUpDue: "when it is due",
  },
  report: {
    summary: "show show what is outstanding, and whether it will be done in time",
    by: "show a single table: tier, district, township, village or talker",
    asOf: "count records up to this day (default: today)",
    limit: "list at most this many outstanding talks",
    check: "exit with 4 if a required talk is outstanding",
    since: "also show what is new since this day",
    countsOnly: "figures only, without any names",
    format: (formats: readonly string[]) => `one of ${formats.join(", ")}`,
    output: "write to a file whose extension sets the format; - is stdout",
    paper: "an .html page with the margins and type sizes of an official document",
  },
  list: {
    summary: "list talks by deadline",
    status: "outstanding, partial, done, waived, closed, overdue or all (default: outstanding)",
    limit: "list at most this many",
  },
  filters: {
    tier: "only this tier",
    district: "only this district",
    township: "only this township",
    village: "only this village or community",
    talker: "only talks of the seat this person holds today",
    person: "only this interviewee (part of the name is enough)",
  },
  export: {
    summary:
      "write the outstanding talks to a workbook for an office to fill in (read back with talks log --from), or as forms to print",
  },
  show: { summary: "show a talk, a person, a village or a township" },
  cycle: {
    summary: "show the cycle, or change its dates and re-evaluate every record",
    election: "the new election day",
    start: "the new first day",
  },
  waive: {
    summary: "excuse a talk",
    reason: "why",
    approver: "who approved it",
  },
  unwaive: { summary: "withdraw a waiver" },
  void: {
    summary: "void a wrong record; it stays visible but counts nowhere",
    record: "the record's id",
  },
  rules: { summary: "show the rules in force, or replace them", set: "a rules file" },
  check: { summary: "list what needs human attention: vacancies, exemptions, contradictions" },
  doctor: {
    summary: "verify that the database is sound and unaltered; exit 6 if not",
    anchor: "a head from an earlier report or backup that the history must contain",
    verbose: "report success, too",
  },
  backup: {
    summary: "write a verified copy of the database",
    file: "the file to write; its folder must exist",
    force: "overwrite an existing file",
  },
  restore: {
    summary: "replace the database with a backup; the old file is kept beside it",
    file: "the backup",
  },
  redact: {
    summary: "permanently remove a person's findings and contact data",
    person: "the full name or the staff number",
  },
  audit: {
    summary: "point out records that look suspicious: hints, not verdicts",
    limit: "show at most this many hints",
    foot: "A hint is shown in full if any of its records matches the filters.\nThe exit code is 0 whatever is found.",
  },
  history: {
    summary: "show what was done, by whom and when",
    limit: "show at most this many, newest first",
  },
};
