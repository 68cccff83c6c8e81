import type { FindingsFilter } from "../../domain/found.ts";
import { GRADES } from "../../domain/judging.ts";
import { INTENTIONS, isUnfiltered, RECOMMENDATIONS } from "../../domain/talk.ts";
import {
  type FilterOptions,
  readCount,
  readFilters,
  readOneOf,
  readPastDay,
} from "../../options.ts";
import { findingsDocument } from "../../output/findings.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { findFindings } from "../../store/findings/find-findings.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import {
  chooseFormat,
  isForReading,
  type OutputOptions,
  writeDocument,
} from "../../write-document.ts";

export interface FindingsOptions extends FilterOptions, OutputOptions {
  grade?: string;
  mindGrade?: string;
  abilityGrade?: string;
  politicsGrade?: string;
  standingGrade?: string;
  intention?: string;
  recommend?: string;
  withRisk?: boolean;
  since?: string;
  all?: boolean;
  limit?: string;
}

/** Columns from which on a row of all that was found can be read as a row. */
const WIDE = 180;

/** Lines that what one talk found takes of a screen, more or less; and how many are shown in any case. */
const SCREEN = { perTalk: 5, least: 3 };

/** What was found: the summary that every office hands up. */
export async function findings(session: Session, options: FindingsOptions): Promise<void> {
  const { today } = session;
  const found = readFound(options, today);
  const format = chooseFormat(session, options);
  const onScreen = isForReading(format, options);
  const fitting =
    onScreen && session.rows !== null
      ? Math.max(SCREEN.least, Math.floor(session.rows / SCREEN.perTalk))
      : null;
  const limit = options.limit === undefined ? fitting : readCount("--limit", options.limit);
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const question = { filters, found, all: Boolean(options.all), limit };
  const summary = await findFindings(store, question, { today, asOf: today });
  const { hasTalks, hasDistricts } = await readExtent(store);
  const { findings: text, report } = session.messages;
  const isAll = isUnfiltered(filters) && Object.keys(options).length === 0;
  const document = findingsDocument(forPeople(summary), session.messages, {
    today,
    compared: !options.all,
    blocks: onScreen && session.width < WIDE,
    districts: hasDistricts,
    empty: !hasTalks ? report.noTalks : isAll ? text.none : text.noneHere,
  });
  await writeDocument(session, options, format, summary, document);
}

/** @throws Fault bad-value, not-a-day, day-in-future */
function readFound(options: FindingsOptions, today: string): FindingsFilter {
  const gradeOf = (flag: string, value: string | undefined) =>
    value === undefined ? null : readOneOf(flag, value, GRADES);
  const { intention, recommend, since } = options;
  return {
    grade: gradeOf("--grade", options.grade),
    grades: {
      mind: gradeOf("--mind-grade", options.mindGrade),
      ability: gradeOf("--ability-grade", options.abilityGrade),
      politics: gradeOf("--politics-grade", options.politicsGrade),
      standing: gradeOf("--standing-grade", options.standingGrade),
    },
    intention: intention === undefined ? null : readOneOf("--intention", intention, INTENTIONS),
    recommend:
      recommend === undefined ? null : readOneOf("--recommend", recommend, RECOMMENDATIONS),
    withRisk: Boolean(options.withRisk),
    since: since === undefined ? null : readPastDay("--since", since, today),
  };
}
