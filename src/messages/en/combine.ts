import type { Misfit } from "../../domain/combine.ts";
import { words } from "./words.ts";

/** Several districts' reports as one. */
export const combine = {
  help: {
    summary: "combine several districts' reports (files from talks report --json)",
    files: "files from talks report --json, with or without --counts-only",
  },
  title: (districts: number, cycle: string) =>
    `${districts} ${districts === 1 ? "district" : "districts"} · ${cycle} · talks before the election`,
  moment: (first: string, last: string) =>
    first === last ? words.longDay(first) : `${words.longDay(first)} to ${words.longDay(last)}`,
  differentDays: (first: string, last: string) =>
    `Note: the reports are of different days, from ${first} to ${last}.`,
  columns: { asOf: "As of", head: "Head", file: "File" },
  notAReport: (file: string, key: string): [message: string, hint: string] => [
    `${file} is not a district's report${key ? `: see ${key}` : ""}.`,
    "talks report --json > district.json writes one.",
  ],
  misfit: (misfit: Misfit): [message: string, hint: string] => {
    switch (misfit.code) {
      case "filtered":
        return [
          `${misfit.file} is a filtered report, not that of a whole district.`,
          "Make it again without filters: talks report --json.",
        ];
      case "figures":
        return [
          `${misfit.file}: the figures at ${misfit.where} do not add up.`,
          "The file has been changed; ask the district for it again.",
        ];
      case "another-cycle":
        return [
          `${misfit.file} is of the cycle ${misfit.cycle}, ${misfit.otherFile} of ${misfit.other}.`,
          "Combine reports of one cycle only.",
        ];
      case "district-twice":
        return [
          `${misfit.district} is in ${misfit.otherFile} and again in ${misfit.file}.`,
          "Leave one of them out.",
        ];
    }
  },
};
