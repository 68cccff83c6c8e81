import { resolve } from "node:path";
import type { Option } from "commander";
import { GRADES, MODES } from "../../domain/judging.ts";
import { INTENTIONS, RECOMMENDATIONS } from "../../domain/talk.ts";
import { FORMATS } from "../../output/formats/registry.ts";
import { SECTIONS } from "../../output/report.ts";
import type { Session } from "../../session.ts";
import { readNames } from "../../store/talks/read-names.ts";
import { STATUS_FILTERS } from "../../store/talks/talks.ts";

/** The values that an option takes, where they are a few words. */
const WORDS: Record<string, readonly string[]> = {
  "--by": SECTIONS,
  "--encoding": ["utf-8", "gb18030", "utf-16le", "utf-16be"],
  "--format": FORMATS,
  "--intention": INTENTIONS,
  "--lang": ["en", "zh"],
  "--mode": MODES,
  "--recommend": RECOMMENDATIONS,
  "--status": STATUS_FILTERS,
};

/** The options whose values are names that the database knows. */
const NAMED = ["tier", "district", "township", "village", "talker", "linked"] as const;

/** What may stand as an option's value; names are those of the database that the words speak of. */
export async function valuesOf(
  { long }: Option,
  words: string[],
  session: Session,
): Promise<string[]> {
  if (!long) return [];
  if (/^--(?:\w+-)?grade$/.test(long)) return [...GRADES];
  const name = NAMED.find((one) => long === `--${one}`);
  if (!name) return [...(WORDS[long] ?? [])];
  const said = (flag: string) => valueSaid(flag, words);
  const path = said("--db");
  return readNames(path === null ? session.dbPath : resolve(path), name, {
    ...{ district: said("--district"), township: said("--township"), today: session.today },
  });
}

/** The value that a flag already has, before the word that is being typed. */
function valueSaid(flag: string, words: string[]): string | null {
  const typed = words.slice(0, -1);
  const at = typed.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (at < 0) return null;
  return (typed[at] === flag ? typed[at + 1] : typed[at]?.slice(flag.length + 1)) ?? null;
}
