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
    if (code === "commander.help") return "No command was given, or there is none of that name.";
    const text = message.replace(/^error: /, "");
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  helpFlag: "show this help",
  helpCommand: "show the help of a command",
  versionFlag: "show the version",
  start:
    "Start with: talks init --district 琼山区 --election 2026-12-20, then talks import, talks assign.",
  global: {
    db: "the database file (TALKS_DB; otherwise talks.db in this folder)",
    json: "one JSON document on standard output, for scripts",
    noInput: "never ask anything",
    lang: "language, en or zh (TALKS_LANG; otherwise the locale's)",
    actor: "who enters this (TALKS_ACTOR; otherwise the system user)",
    noColor: "no colour (also NO_COLOR)",
    allowNetworkFile: "take a database on a network file system, where locks are not safe",
  },
  init: {
    summary: "create the database of one election cycle",
    district: "the district, e.g. 琼山区",
    election: "the election day, YYYY-MM-DD",
    start: "the first day on which a talk counts (default: today)",
    cycle: "the name of the cycle (default: the election's year)",
    rules: "a rules file instead of the built-in three rules",
  },
  import: {
    summary: "take in the roster: leaders, villages, cadres (CSV, XLSX)",
    files: "the files, in any order; together they are one statement",
    dryRun: "show what would change, and change nothing",
    effective: "the day from which what is new counts (default: today)",
    encoding: "utf-8, gb18030, utf-16le or utf-16be (default: told by the file)",
    map: "what a heading means, e.g. 所在地=village; repeatable",
  },
  template: {
    summary: "write a workbook of the three roster tables, to be filled in and imported",
    output: "the workbook to write, .xlsx",
  },
  assign: {
    summary: "work out which talks are owed, from the roster and the rules",
    dryRun: "show the plan, and change nothing",
  },
  log: {
    summary: "record what a talk found out; on a terminal it asks",
    id: "the talk's id",
    from: "take in records from a sheet of talks export (XLSX, CSV) or a JSON file (- for standard input), all or none",
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
    risk: "risks",
    suggestion: "a suggestion",
    followUp: "what is to follow",
  },
  report: {
    summary: "what is outstanding, and whether it will be done in time",
    by: "only one table: tier, district, township, village or talker",
    asOf: "count records up to this day (default: today)",
    limit: "at most so many outstanding talks",
    check: "exit with 4 if a required talk is outstanding",
    since: "also say what is new from this day on",
    countsOnly: "figures alone, without anybody's name",
    format: (formats: readonly string[]) => `one of ${formats.join(", ")}`,
    output: "write to a file; its ending says the format",
  },
  list: {
    summary: "list talks by deadline",
    status: "outstanding, partial, done, waived, closed, overdue or all (default: outstanding)",
    limit: "at most so many",
  },
  filters: {
    tier: "only this tier",
    district: "only this district",
    township: "only this township",
    village: "only this village or community",
    talker: "only the seat this person holds today",
    person: "only this interviewee (a part of the name will do)",
  },
  export: {
    summary:
      "write the outstanding talks as a workbook that an office fills in for talks log --from",
    output: "the workbook to write, .xlsx",
  },
  show: { summary: "one talk: why it is owed, its records, its history" },
  cycle: {
    summary: "show the cycle, or move it and judge every record anew",
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
    summary: "mark a wrong record; it stays visible and counts nowhere",
    record: "the record's id",
  },
  rules: { summary: "show the rules in force, or set others", set: "a rules file" },
  check: { summary: "list what needs a human: vacancies, exemptions, contradictions" },
  doctor: {
    summary: "prove that the database is sound and as it was left; exit 6 when not",
    anchor: "a head from an earlier report or backup that the history must contain",
    verbose: "also say what is well",
  },
  backup: {
    summary: "write a verified copy of the database",
    file: "where to; its folder must exist",
    force: "replace a file of that name",
  },
  restore: {
    summary: "put a backup in the database's place; what was there is kept beside it",
    file: "the backup",
  },
  redact: {
    summary: "remove a person's findings and contact data for good",
    person: "the whole name, or the staff number",
  },
  audit: {
    summary: "point out records that look wrong: hints where to look, not verdicts",
    limit: "at most so many hints",
    foot: "What touches a record under the filters is shown whole.\nThe exit code is 0 whatever is found.",
  },
  history: { summary: "what was done, by whom, when", limit: "at most so many of the newest" },
};
