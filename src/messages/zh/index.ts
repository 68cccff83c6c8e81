import type { Messages } from "../index.ts";
import { audit } from "./audit.ts";
import { combine } from "./combine.ts";
import { commands } from "./commands.ts";
import { doctor } from "./doctor.ts";
import { faults } from "./faults.ts";
import { help } from "./help.ts";
import { input } from "./input.ts";
import { problems } from "./problems.ts";
import { prompts } from "./prompts.ts";
import { report } from "./report.ts";
import { sheets } from "./sheets.ts";
import { words } from "./words.ts";

export const zh: Messages = {
  audit,
  combine,
  commands,
  doctor,
  faults,
  help,
  input,
  problems,
  prompts,
  report,
  sheets,
  words,
};
