import type { MeasuresDocument } from "../../domain/measures.ts";
import type { Messages } from "../../messages/index.ts";
import { forPeople } from "../../output/for-people.ts";
import { isMeasureHeading } from "../../roster/measure-headings.ts";
import type { Reading } from "../../roster/read.ts";

/**
 * What a clerk should know about facts that were not imported: columns of measures that stand in another
 * table, or without a year, and people who are not in the roster.
 */
export function factWarnings(
  { measures: text }: Messages,
  { measures }: MeasuresDocument,
  readings: Reading[],
  passedOver: number,
): string[] {
  const columns = forPeople(readings).flatMap(({ file, table, ignored, unitless }) => {
    const said = ignored.filter((heading) => isMeasureHeading(heading, measures));
    return [
      ...(said.length === 0
        ? []
        : [table === "facts" ? text.withoutYear(file, said) : text.inRoster(file, said)]),
      ...(unitless.length > 0 ? [text.unitless(file, unitless)] : []),
    ];
  });
  return [...columns, ...(passedOver > 0 ? [text.passedOver(passedOver)] : [])];
}
