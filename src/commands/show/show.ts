import type { Day } from "../../domain/days.ts";
import { Fault } from "../../errors.ts";
import { type FilterOptions, readDay, readFilters, readTalkId } from "../../options.ts";
import type { Session } from "../../session.ts";
import { chooseFormat, type OutputOptions } from "../../write-document.ts";
import type { FormOptions } from "../form-look.ts";

export interface ShowOptions extends FilterOptions, OutputOptions, FormOptions {
  asOf?: string;
}

/**
 * With an id or a tier one talk; else what is known of the person, village or township that is named,
 * the first of these.
 */
export async function show(
  session: Session,
  id: string | undefined,
  { asOf, ...options }: ShowOptions,
): Promise<void> {
  const typed = readFilters(options);
  const day: Day = asOf === undefined ? session.today : readDay("--as-of", asOf);
  const given = id === undefined ? null : readTalkId(id);
  if (given !== null && Object.keys(typed).length > 0) {
    throw new Fault("usage", { message: session.messages.faults.idOrNames });
  }
  const { person, village, ...places } = typed;
  if (given === null && typed.tier === undefined) {
    if (options.form !== undefined || options.sign) {
      throw new Fault("usage", { message: session.messages.forms.ofTalk });
    }
    const where = { asOf: day, format: chooseFormat(session, options), options };
    if (person) {
      const { showPerson } = await import("./show-person.ts");
      return showPerson(session, person, { ...places, ...(village && { village }) }, where);
    }
    if (village) {
      const { showVillage } = await import("./show-village.ts");
      return showVillage(session, village, places, where);
    }
    const { township, ...around } = places;
    if (township) {
      const { showTownship } = await import("./show-township.ts");
      return showTownship(session, township, around, where);
    }
  }
  const { showTalk } = await import("./show-talk.ts");
  return showTalk(session, given ?? typed, day, options);
}

/** As of which day, in what format and where to. */
export interface ShowTo {
  asOf: Day;
  format: ReturnType<typeof chooseFormat>;
  options: OutputOptions;
}
