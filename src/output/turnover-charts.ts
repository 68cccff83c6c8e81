import type { Turnover } from "../domain/turnover.ts";
import type { Messages } from "../messages/index.ts";
import type { Chart } from "./chart.ts";
import { percentage } from "./sheet.ts";
import { SHARES, shareOf } from "./turnover-shares.ts";

/** Pictures of the comparison: who was replaced, and what the committees were and are made of. */
export function turnoverCharts({ groups, before, after }: Turnover, messages: Messages): Chart[] {
  const { turnover: text, words } = messages;
  const part = (share: number | null, [n, m]: readonly [number, number]) => ({
    value: share ?? 0,
    text: `${share === null ? words.none : percentage(share)} (${n}/${m})`,
  });
  return [
    {
      kind: "bars",
      title: text.charts.adjusted,
      series: [],
      most: 1,
      rows: groups.map(({ group, moved, left, before: all, adjusted }) => ({
        label: text.groups[group],
        bars: [part(adjusted, [moved + left, all])],
      })),
    },
    {
      kind: "bars",
      title: text.charts.structure,
      series: [text.columns.before, text.columns.after],
      most: 1,
      rows: SHARES.map((key) => ({
        label: text.structure[key],
        bars: [part(shareOf(before[key]), before[key]), part(shareOf(after[key]), after[key])],
      })),
    },
  ];
}
