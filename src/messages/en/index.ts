import { audit } from "./audit.ts";
import { combine } from "./combine.ts";
import { commands } from "./commands.ts";
import { completion } from "./completion.ts";
import { cycle } from "./cycle.ts";
import { doctor } from "./doctor.ts";
import { faults } from "./faults.ts";
import { findings } from "./findings.ts";
import { forms } from "./forms.ts";
import { help } from "./help.ts";
import { input } from "./input.ts";
import { items } from "./items.ts";
import { measures } from "./measures.ts";
import { pages } from "./pages.ts";
import { plan } from "./plan.ts";
import { problems } from "./problems.ts";
import { prompts } from "./prompts.ts";
import { reading } from "./reading.ts";
import { report } from "./report.ts";
import { sheets } from "./sheets.ts";
import { turnover } from "./turnover.ts";
import { words } from "./words.ts";

export const en = {
  audit,
  combine,
  commands,
  completion,
  cycle,
  doctor,
  faults,
  findings,
  forms,
  help,
  input,
  pages,
  items,
  measures,
  plan,
  problems,
  prompts,
  reading,
  report,
  sheets,
  turnover,
  words,
};
