import { plural, words } from "./words.ts";

/** What an import says of how it read a file, beside the commands' own words. */
export const reading = {
  township: (file: string, from: "title" | "sheet" | "section", township: string | null) =>
    ({
      title: `${file}: no column of townships; ${township} was taken from the title.`,
      sheet: `${file}: no column of townships; ${township} was taken from the sheet's name.`,
      section: `${file}: no column of townships; they were taken from the headings of sections.`,
    })[from],
  hiddenRows: (file: string, rows: number[], more: number) =>
    `${file}: ${plural(rows.length + more, { one: "row", other: "rows" })} ${words.list(rows.map(String))}${more > 0 ? ` and ${more} more` : ""} hidden or filtered out, but taken in all the same; delete what does not belong there.`,
  alike: (places: string[]) =>
    `${words.list(places)} may be one place under several names; write one name everywhere and import again.`,
  near: (added: string, known: string) =>
    `${added} is new; ${known} is known. If they are one place, write it as it is known and import again.`,
  fromBeforeElection: (place: string, name: string, from: string) =>
    `${place}: ${name} is said to hold the post from ${from}, before the election; it stands as written.`,
  noHolders:
    "No talker is known yet. Next: talks import leaders.csv, with the columns post, name and township.",
};
