/** Examples of each command's help; a test sees that the program takes them. */
export const EXAMPLES = {
  init: [
    "talks init --district 琼山区 --election 2026-12-20",
    "talks init --district 琼山区 --election 2026-12-20 --start 2026-09-01 --cycle 2026换届",
  ],
  template: ["talks template -o roster.xlsx", "talks template -o 花名册.xlsx --lang zh"],
  import: ["talks import leaders.csv villages.csv cadres.csv", "talks import cadres.csv --dry-run"],
  assign: ["talks assign --dry-run", "talks assign"],
  log: [
    "talks log",
    "talks log 17 --mind 安心 --ability 较强 --politics 坚定 --standing 好",
    "talks log --tier 2 --village 三桥村委会 --person 王 --mode phone",
    "talks log --from talks.json",
    "talks log --from 龙塘镇.xlsx",
  ],
  report: [
    "talks report",
    "talks report --by township",
    "talks report --township 龙塘镇 --check",
    "talks report -o progress.csv",
  ],
  list: ["talks list --tier 1", "talks list --status overdue --township 龙塘镇"],
  export: ["talks export --township 龙塘镇 -o 龙塘镇.xlsx", "talks export --tier 1 -o tier-1.xlsx"],
  show: ["talks show 17", "talks show --tier 2 --village 三桥村委会 --person 王"],
  waive: ["talks waive 17 --reason 长期住院 --approver 陈主任"],
  unwaive: ["talks unwaive 17 --reason 已出院"],
  void: ["talks void 5 --reason 录错人"],
  check: ["talks check"],
  cycle: ["talks cycle", "talks cycle --election 2026-12-27"],
  rules: ["talks rules", "talks rules --json > rules.json", "talks rules --set rules.json"],
  history: ["talks history --limit 10"],
} as const satisfies Record<string, readonly string[]>;
