import { plural, words } from "./words.ts";

/** What an import says of how it read a file, beside the commands' own words. */
export const reading = {
  township: (file: string, from: "title" | "sheet" | "section", township: string | null) =>
    ({
      title: `${file}: there is no township column; ${township} was taken from the title.`,
      sheet: `${file}: there is no township column; ${township} was taken from the sheet's name.`,
      section: `${file}: there is no township column; townships were taken from the section headings.`,
    })[from],
  hiddenRows: (file: string, rows: number[], more: number) =>
    `${file}: ${plural(rows.length + more, { one: "row", other: "rows" })} ${words.list(rows.map(String))}${more > 0 ? ` and ${more} more` : ""} hidden or filtered out, but read all the same; delete what does not belong there.`,
  alike: (places: string[]) =>
    `${words.list(places)} may be one place under several names; write one name everywhere and import again.`,
  near: (added: string, known: string) =>
    `${added} is new; ${known} is known. If they are one place, write it as it is known and import again.`,
  fromBeforeElection: (place: string, name: string, from: string) =>
    `${place}: ${name} holds the post from ${from} according to the file, which is before the election; taken as written.`,
  noHolders:
    "No talker is known yet. Next: talks import leaders.csv, with the columns post, name and township.",
};
