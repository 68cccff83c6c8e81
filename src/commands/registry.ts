import { assignCommand } from "./assign/command.ts";
import { auditCommand } from "./audit/command.ts";
import { backupCommand } from "./backup/command.ts";
import { checkCommand } from "./check/command.ts";
import { combineCommand } from "./combine/command.ts";
import { completionCommand } from "./completion/command.ts";
import { cycleCommand } from "./cycle/command.ts";
import type { CommandDeclaration } from "./declaration.ts";
import { doctorCommand } from "./doctor/command.ts";
import { exportCommand } from "./export/command.ts";
import { findingsCommand } from "./findings/command.ts";
import { historyCommand } from "./history/command.ts";
import { importCommand } from "./import/command.ts";
import { initCommand } from "./init/command.ts";
import { listCommand } from "./list/command.ts";
import { logCommand } from "./log/command.ts";
import { measuresCommand } from "./measures/command.ts";
import { planCommand } from "./plan/command.ts";
import { redactCommand } from "./redact/command.ts";
import { reportCommand } from "./report/command.ts";
import { restoreCommand } from "./restore/command.ts";
import { rulesCommand } from "./rules/command.ts";
import { showCommand } from "./show/command.ts";
import { templateCommand } from "./template/command.ts";
import { todoCommand } from "./todo/command.ts";
import { turnoverCommand } from "./turnover/command.ts";
import { voidCommand } from "./void/command.ts";
import { waiveCommand } from "./waive/command.ts";
import { unwaiveCommand } from "./waive/unwaive-command.ts";

/** Every command, in the order of the help text. */
export const COMMANDS: CommandDeclaration[] = [
  initCommand,
  templateCommand,
  importCommand,
  assignCommand,
  logCommand,
  reportCommand,
  listCommand,
  planCommand,
  todoCommand,
  exportCommand,
  showCommand,
  findingsCommand,
  waiveCommand,
  unwaiveCommand,
  voidCommand,
  checkCommand,
  auditCommand,
  combineCommand,
  turnoverCommand,
  cycleCommand,
  rulesCommand,
  measuresCommand,
  historyCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  redactCommand,
  completionCommand,
];
