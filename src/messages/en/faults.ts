import type {
  CellProblem,
  CsvReason,
  FaultCode,
  FaultOf,
  FaultParams,
  Issue,
} from "../../errors.ts";
import { combine } from "./combine.ts";
import { doctor } from "./doctor.ts";
import { ITEM_CLOSINGS } from "./items.ts";
import { plural, words } from "./words.ts";

/** What is wrong and where; the second text says what to do. */
type Text = [message: string, hint?: string];

const CSV_REASONS: Record<CsvReason, string> = {
  nul: "it holds a NUL character",
  quotes: "a quotation mark stands inside a cell or is not closed",
  "row-too-long": "the row as far as here is too long; a quotation mark before may not be closed",
  "too-many-columns": "the row has too many columns",
};

const didYouMean = (names: string[]) =>
  names.length > 0 ? `Did you mean ${words.anyOf(names)}?` : undefined;

/** C7, not the name of a column. */
const ADDRESS = /^[A-Z]+\d+$/;

const WEEKDAYS = [
  ...["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
];

const EXPECTED = { number: "a number, 0 or more", positive: "a number, 1 or more" };

const FAULTS: { [C in FaultCode]: (params: FaultParams[C]) => Text } = {
  usage: ({ message }) => [
    message,
    "talks --help shows the commands, talks <command> --help the flags of one.",
  ],
  "bad-value": ({ flag, value, expected }) => [
    `${flag}: "${value}" is not ${typeof expected === "string" ? EXPECTED[expected] : words.anyOf([...expected])}.`,
  ],
  "bad-file": ({ issues, total = issues.length }) => [
    `${plural(total, { one: "One place", other: `${total} places` })} in the file cannot be imported. Nothing was changed.`,
    "Correct this and run the same command again.",
  ],
  "not-a-day": ({ what, value, problem = { code: "not-a-day", value } }) => [
    problem.code === "not-a-day"
      ? `${what}: "${value}" is not a day.`
      : `${what}: ${cellText(problem)}.`,
    "Days are written YYYY-MM-DD, e.g. 2026-12-20.",
  ],
  "not-days": ({ what, value }) => [
    `${what}: "${value}" is neither a day nor a range of days of at most a year.`,
    "Write e.g. 2026-10-10, or 2026-10-01..2026-10-08.",
  ],
  "day-in-future": ({ what, value, today }) => [
    `${what}: ${value} is in the future; today is ${today}.`,
    "Enter it once the day has come.",
  ],
  "election-not-after-start": ({ start, election }) => [
    `The election (${election}) must come after the start of the cycle (${start}).`,
    "Give both days with --start and --election.",
  ],
  "already-initialised": ({ path }) => [
    `${path} already holds a cycle.`,
    "One database is one cycle: give another file with --db, or move this one with talks cycle.",
  ],
  "other-district": ({ district, known }) => [
    `The last cycle's database knows no district ${district}.`,
    `It has ${words.list(known.slice(0, 10))}: give one of them with --district.`,
  ],
  "unknown-talk": ({ id }) => [
    `There is no talk ${id}.`,
    "talks list --status all shows the talks.",
  ],
  "unknown-record": ({ id }) => [
    `There is no record ${id}.`,
    "talks show <talk> shows a talk's records.",
  ],
  "no-such-name": ({ filter, value, nearest, several }) => [
    several
      ? `--${filter}: "${value}" is part of several names.`
      : `--${filter}: nothing is called "${value}".`,
    didYouMean(nearest) ??
      (filter === "linked"
        ? "talks show --village <name> shows who answers for a village."
        : `talks report --by ${filter} shows the names.`),
  ],
  "which-talk": () => [
    "Which talk?",
    "Give its id, or name it with --tier, --township, --village and --person; talks list shows what is outstanding.",
  ],
  "no-talk-matches": ({ nearest }) => [
    "No talk matches.",
    didYouMean(nearest) ??
      "talks list shows what is outstanding; if the roster is new, run talks assign first.",
  ],
  "several-talks-match": ({ talks, more }) => [
    [
      "Several talks match:",
      ...talks.map((t) => `  ${t.id} · ${t.person} · ${t.village} · ${words.seat(t.seat)}`),
      ...(more > 0 ? [`  … and ${more} more`] : []),
    ].join("\n"),
    "Give the id, or narrow it down with --tier, --village or --person.",
  ],
  "talk-closed": ({ id, reason }) => [
    `Talk ${id} is closed: ${words.closing(reason as never)}.`,
    "Nothing can be recorded for a closed talk. If the roster is wrong, import it again and run talks assign.",
  ],
  "no-holder-that-day": ({ id, date }) => [
    `Nobody held the seat of talk ${id} on ${date}.`,
    "Name the talker with --talker; only a talk by that day's holder of the seat counts.",
  ],
  "record-already-void": ({ id }) => [`Record ${id} is already void.`],
  "unknown-item": ({ id }) => [`There is no item ${id}.`, "talks todo --all shows the items."],
  "item-closed": ({ id, as, on }) => [
    `Item ${id} was closed on ${words.longDay(on)}: ${ITEM_CLOSINGS[as]}.`,
    `talks todo ${id} --reopen --reason <text> opens it again.`,
  ],
  "item-open": ({ id }) => [
    `Item ${id} is open.`,
    `talks todo ${id} --done or --drop --reason <text> closes it.`,
  ],
  "cannot-waive": ({ id, status }) => [
    `Talk ${id} is ${words.status(status as never)}; only an outstanding talk can be waived.`,
  ],
  "not-waived": ({ id }) => [`Talk ${id} is not waived.`],
  "bad-flag": ({ flag, problem }) => [`${flag}: ${cellText(problem)}.`],
  "cannot-plan": ({ id, status }) => [
    `Talk ${id} is ${words.status(status as never)}; only an outstanding talk has a day in the plan.`,
  ],
  "day-outside-talk": ({ id, day, from, deadline }) =>
    deadline < from
      ? [
          `Talk ${id} cannot be set on ${day}: its deadline, ${deadline}, has passed.`,
          "If the election has moved, say so with talks cycle --election.",
        ]
      : [
          `Talk ${id} cannot be set on ${day}: it can be held from ${from} to its deadline, ${deadline}.`,
          "Choose a day within these.",
        ],
  blank: ({ flag }) => [`${flag} must not be blank.`],
  "unknown-table": ({ file, sheet, header, hidden, missing }) => {
    const where = sheet === null ? file : `${file} (${sheet})`;
    if (missing !== null) {
      return [
        `${where} lacks a column: ${missing}.`,
        missing === "township"
          ? "Add a column of townships (township, 乡镇), or write the township's name into the title or the sheet's name. If another heading names it, say so with --map, e.g. --map 所在地=township."
          : `Add it. If another heading names it, say so with --map, e.g. --map 所在地=${missing}.`,
      ];
    }
    return [
      `${where} holds none of the tables. It begins: ${header.join(", ") || "with nothing"}.${hidden.length > 0 ? ` Hidden sheets are not read: ${hidden.join(", ")}.` : ""}`,
      "Leaders have post and name; villages township and village; cadres township, village and name; facts a township, a year and a measure that talks measures lists for such rows. Name other headings with --map, e.g. --map 所在地=village; talks template writes empty tables.",
    ];
  },
  "unclear-heading": ({ file, heading }) => [
    `${file}: the column "${heading}" names people without saying which post they hold.`,
    "Name the post in the heading, e.g. 支部委员 or 村委委员, or make a row for each person with columns name and posts.",
  ],
  "list-of-others": ({ file, title }) => [
    `${file}: by its title, "${title}", this is no list of those who hold the posts now.`,
    "It would replace them. If it is one all the same, change the title and import it again.",
  ],
  "not-a-report": ({ file, key }) => combine.notAReport(file, key),
  "reports-do-not-fit": ({ misfit }) => combine.misfit(misfit),
  "not-a-talk-sheet": ({ file, header }) => [
    `${file} holds no sheet of talks. It begins: ${header.join(", ") || "with nothing"}.`,
    "talks export -o talks.xlsx writes a sheet to fill in; its columns Talk, With and Date held must stay. To import a roster, use talks import.",
  ],
  "column-twice": ({ file, column }) => [
    `${file} has the column "${column}" twice.`,
    "Remove or rename one of them.",
  ],
  "not-csv": ({ file, reason, line }) => [
    `${file} is not a CSV file: ${line === null ? "" : `line ${line}: `}${CSV_REASONS[reason]}.`,
    "Correct the line, or save the sheet as .xlsx and import that.",
  ],
  "not-xlsx": ({ file, reason }) =>
    ({
      "too-large": [
        `${file} is too large for a roster.`,
        "Remove sheets, rows and merged cells that do not belong to it.",
      ],
      locked: [
        `${file} is locked with a password.`,
        "Open it in Excel or WPS and save it as .xlsx without a password.",
      ],
      "too-old": [
        `${file} is an Excel 5/95 workbook or older.`,
        "Open it in Excel or WPS and save it as .xlsx.",
      ],
      markup: [
        `${file} is a web page or an XML file named like a workbook.`,
        "Open it in Excel or WPS and save it as .xlsx.",
      ],
      "not-a-workbook": [
        `${file} is not a workbook (.xlsx, .xls, .et, .xlsb or .ods), or it is damaged.`,
        "Save it again as .xlsx in Excel or WPS.",
      ],
    })[reason] as Text,
  "too-large-input": ({ file, megabytes }) => [
    `${file} is too large: more than ${megabytes} MB.`,
    "Is it the right file? Give its parts one after the other.",
  ],
  undecodable: ({ file, encoding }) => [
    `${file} is not ${encoding ?? "UTF-8 or GB18030"} text, or it was cut off.`,
    'Save it again, in Excel or WPS as "CSV UTF-8 (comma delimited)".',
  ],
  "not-json": ({ file, place }) => [
    place === null
      ? `${file} is nested too deeply.`
      : `${file} is not JSON: something is wrong at line ${place.line}, column ${place.column}.`,
  ],
  "no-database": ({ path }) => [
    `There is no talks database at ${path}.`,
    "Create one with talks init, or name another file with --db.",
  ],
  "not-a-talks-database": ({ path }) => [
    `${path} is not a talks database.`,
    "Name another file with --db.",
  ],
  "newer-database": ({ path, version, known }) => [
    `${path} was written by a newer version of talks (format ${version}; this one knows ${known}).`,
    "Use the newer version.",
  ],
  "damaged-database": ({ path, flaw }) => [
    flaw.code === "file-damaged"
      ? `${path} is damaged: ${flaw.detail}.`
      : `${path} was altered. ${doctor.flaw(flaw)}`,
    "Stop working with it: talks doctor lists everything that is wrong, and talks restore <file> goes back to a backup.",
  ],
  "does-not-hold": ({ path, flaw }) => [
    `${path} fails its examination: ${doctor.flaw(flaw)}`,
    "Nothing was written. talks doctor lists everything that is wrong.",
  ],
  "network-file": ({ path }) => [
    `${path} is on a network file system, where locks do not work between machines and records can be lost.`,
    "Keep it on a local disk, or accept the risk with --allow-network-file.",
  ],
  "file-exists": ({ path }) => [
    `${path} already exists.`,
    "Name another file, or overwrite it with --force.",
  ],
  "several-people-match": ({ people }) => [
    `Several people match: ${words.list(people.map((p) => `${p.name} (${p.township} ${p.village}${p.staffNo ? `, ${p.staffNo}` : ""})`))}.`,
    "Narrow it down with --township and --village, or give the staff number.",
  ],
  "no-such-person": ({ value, nearest }) => [
    `Nobody there is called ${value} or has that staff number.`,
    didYouMean(nearest) ?? "Give the full name; talks list --person finds people by a part of it.",
  ],
  "which-person": ({ value, people, more }) => [
    [
      people.length === 1
        ? `"${value}" is only part of a name:`
        : `"${value}" matches several people:`,
      ...people.map(
        (p) =>
          `  ${p.name} · ${words.place(p.township, p.village)}${p.staffNo ? ` · ${p.staffNo}` : ""}`,
      ),
      ...(more ? ["  …"] : []),
    ].join("\n"),
    "Give the full name or the staff number; --township and --village narrow it down.",
  ],
  "which-village": ({ value, villages, more }) => [
    [
      villages.length === 1
        ? `"${value}" is only part of a name:`
        : `"${value}" matches several villages:`,
      ...villages.map((v) => `  ${words.place(v.district, v.township, v.village)}`),
      ...(more ? ["  …"] : []),
    ].join("\n"),
    "Give the full name; --district and --township narrow it down.",
  ],
  "not-a-head": ({ value }) => [
    `"${value}" is not a head as printed by reports and backups.`,
    "It is the event's number, a hyphen and sixteen characters, e.g. 17-9f3c02ab77d1e046.",
  ],
  "which-township": ({ value, townships, more }) => [
    [
      townships.length === 1
        ? `"${value}" is only part of a name:`
        : `"${value}" may be any of several townships:`,
      ...townships.map(({ district, name }) => `  ${words.place(district, name)}`),
      ...(more ? ["  …"] : []),
    ].join("\n"),
    "Give the full name; --district narrows it down.",
  ],
  "facts-do-not-fit": ({ fact, measure, value }) => [
    `Existing data would not fit: ${measure} is ${value} in row ${fact} of the facts. Nothing was changed.`,
    "Declare the measure so that it allows this value, or clear the value first by importing a blank cell.",
  ],
  interrupted: () => ["Stopped; nothing was changed."],
  terminated: () => ["Stopped; nothing was changed."],
  busy: ({ path }) => [
    `${path} is in use by another program.`,
    "Wait until it is done and try again.",
  ],
  "cannot-read": ({ path, reason }) => [`${path} cannot be read: ${words.systemReason(reason)}.`],
  "cannot-write": ({ path, reason }) => [
    `${path} cannot be written: ${words.systemReason(reason)}.`,
  ],
  "maybe-written": ({ path, reason }) => [
    `The disk failed at the last moment (${words.systemReason(reason)}); ${path} may or may not have been written.`,
    "Look before you enter it again: talks history tells what is there.",
  ],
  "would-replace-database": ({ path }) => [
    `${path} is a database; it would be lost.`,
    "Name another file.",
  ],
  "unknown-ending": ({ path, endings }) => [
    `${path}: unknown file extension.`,
    `Use ${endings.join(", ")}, or name the format with --format.`,
  ],
  "not-a-workbook-name": ({ path }) => [
    `${path}: a form to fill in has to be a workbook.`,
    "Use the extension .xlsx; Excel, WPS and LibreOffice open it.",
  ],
  "no-form-ending": ({ path, endings }) => [
    `${path}: talks are exported as ${words.anyOf([...endings])}.`,
    "A workbook (.xlsx) is filled in and taken back; .docx and .html are forms to print.",
  ],
  "not-a-form": ({ path }) => [
    `${path} is no .docx document.`,
    "Open it in Word or WPS and save it as .docx.",
  ],
  "bad-form": ({ path, tags }) => [
    `${path}: placeholders are not closed or not matched${tags.length > 0 ? `: ${tags.join(", ")}` : ""}.`,
    "A placeholder is a name in braces, such as {person}.",
  ],
  "unknown-placeholder": ({ path, names, known }) => [
    `${path}: there is no placeholder ${words.anyOf(names)}.`,
    `There are ${words.list(known)}.`,
  ],
  "placeholder-outside-text": ({ path, names }) => [
    `${path}: ${words.list(names)} in a header or footer would be the same on the forms of several people.`,
    "Move it into the text, or fill the form for one talk.",
  ],
  "no-driver": ({ command }) => [
    "The database driver is missing or was built for another version of Node.",
    `Install it with: ${command}`,
  ],
};

const CELLS: { [C in CellProblem["code"]]: (p: Extract<CellProblem, { code: C }>) => string } = {
  required: () => "must not be blank",
  "not-a-day": ({ value }) => `"${value}" is not a day; write YYYY-MM-DD`,
  "no-such-day": ({ value }) => `there is no such day: "${value}"`,
  "other-weekday": ({ value, weekday }) => `"${value}": that day is a ${WEEKDAYS[weekday]}`,
  "serial-day": ({ value, day }) =>
    `"${value}" is a day as spreadsheets keep it, perhaps ${day}; format the column as a date, or write the day`,
  "year-missing": ({ value }) => `"${value}" does not say the year; write YYYY-MM-DD`,
  "month-in-future": ({ value }) => `"${value}" is in the future`,
  "formula-without-result": () =>
    "the formula has no stored result; open the file in Excel or WPS and save it",
  "text-missing": () =>
    "the cell refers to a text that is not in the file; open the file in Excel or WPS and save it",
  "truth-as-text": () => "TRUE or FALSE stands here; write the text",
  "broken-text": () => "half a character stands here; write the text again",
  "resident-id-here": () =>
    "a resident ID number stands here; give it in a column ID number, of which only the last four digits are kept",
  "not-a-month": ({ value }) => `"${value}" is not a month; write YYYY-MM`,
  "not-a-day-or-month": ({ value }) =>
    `"${value}" is neither a day nor a month; write YYYY-MM-DD or YYYY-MM`,
  "not-yes-or-no": ({ value }) => `"${value}" is neither yes nor no; write yes, no, 是 or 否`,
  "not-one-of": ({ value, allowed }) => `"${value}" is not ${words.anyOf([...allowed])}`,
  "not-a-text": ({ value }) => `${value} is not text; put it in quotes`,
  "not-a-number": ({ value }) => `${value} is not a whole number`,
  "not-an-amount": ({ value }) =>
    `"${value}" is not a number in the measure's unit; write it as one, or leave the cell blank`,
  "not-whole": ({ value }) => `"${value}" is not a whole number`,
  "unclear-percentage": ({ value }) =>
    `"${value}" could mean ${value} % or a fraction; write it with a % sign`,
  "not-a-year": ({ value }) => `"${value}" is not a year; write it as 2025`,
  "out-of-bounds": ({ value, min, max }) =>
    `"${value}" is out of bounds (${min ?? ""} to ${max ?? ""} in the measure's own unit); see the unit of the column`,
  "year-in-future": ({ value, year }) => `${value} is in the future; this year is ${year}`,
  "not-of-item": ({ value, item }) =>
    `item ${item} says something else than "${value}"; leave the column of item numbers blank for a new item`,
  "closed-while-open": ({ value }) =>
    `closed on ${value} and yet open: say that it is done, or clear the day`,
  "not-in-roster": ({ value }) =>
    `${value} is not in the roster; import it there first, or correct the name`,
  "two-values": ({ measure, year, rows }) =>
    `${measure} of ${year} has two values in rows ${rows.join(", ")}`,
  "share-impossible": ({ share, part, whole }) =>
    share === null
      ? `the part (${part}) is more than the whole (${whole})`
      : `${share} is not the share of ${part} in ${whole}`,
  "not-a-measure": ({ value }) => `"${value}" is not a number declared for the same subjects`,
  "heading-twice": ({ value }) => `the heading "${value}" is already used for another column`,
  "not-names": ({ value }) => `${value} is neither a name nor a list of names`,
  "not-villages": ({ value }) => `${value} is neither "all" nor a list of key and contradictory`,
  "not-a-post": ({ value }) => `${value} is not a post of the tables, nor "other:" and a title`,
  "not-an-object": () => "must be an object with keys and values",
  "not-a-list": () => "must be a list",
  "typed-as-number": () =>
    "was typed as a number and may have lost digits; format the column as text and type it again",
  "ambiguous-month": ({ value, year }) =>
    `${value} may be January or October, as a spreadsheet makes ${value} of ${value}0; write ${year}-01 or ${year}-10`,
  "formula-failed": ({ value }) => `the formula failed (${value}); correct it, or type the value`,
  "too-many": ({ max }) => `has more than ${max} entries`,
  "too-long": ({ max }) => `has more than ${max} characters`,
  "resident-id-as-staff-number": () =>
    "a resident ID number is not kept as a staff number; move the column to id_number, of which the last four digits are kept",
  "unclear-post": ({ unclear }) =>
    `${words.anyOf(unclear.map((part) => `"${part}"`))} does not say which post it is; write e.g. 支部委员 or 村委委员`,
  "unknown-key": () => "is unknown",
  "too-many-cells": () => "the row has more cells than the header row",
  "bad-resident-id": () =>
    "is not a resident ID number, or its check digit is wrong; if it was typed as a number, format the column as text",
  "resident-id-disagrees": ({ field }) => `the resident ID number contradicts "${field}"`,
  "from-after-to": ({ from, to }) => `the term would end (${to}) before it begins (${from})`,
  "township-on-district-seat": () => "a district's seat has no township; leave the cell blank",
  "vacant-without-post": () => "a row without a name must say which post is vacant",
  "no-name": ({ value }) =>
    `"${value}" is not a person's name; write the name, or leave it blank if the post is vacant`,
  "has-left": ({ value }) =>
    `"${value}" says that the person has left; take the row out, or leave the name blank where the post is vacant`,
  "two-names": ({ value }) => `"${value}" contains several names; use a row for each person`,
  "no-place": ({ value }) =>
    `"${value}" is not the name of a place; write the name, or remove the row`,
  ditto: ({ value }) => `"${value}" does not say what it is; write it out`,
  "unclear-seat": ({ value }) =>
    `"${value}" does not say whose seat it is; write e.g. 区委书记, 区委组织部部长 or 龙塘镇党委书记`,
  namesakes: ({ name, rows }) =>
    `${name} appears in ${words.list([...rows])}; give each a birth month or a staff number, the same if it is one person`,
  "same-staff-number": ({ staffNo, rows }) =>
    `staff number ${staffNo} appears with different names in ${words.list([...rows])}`,
  contradicts: ({ rows }) => `${words.list([...rows])} contradict each other`,
  "two-holders": ({ rows }) =>
    `two holders of one seat on one day in ${words.list([...rows])}; give from and to`,
  "ambiguous-person": ({ name }) =>
    `it cannot be told which of the people called ${name} in that village this is; give the staff number or the birth month, or import first, alone, who was there before`,
  "staff-number-taken": ({ staffNo }) => `staff number ${staffNo} belongs to somebody else`,
  "two-tiers-for-seat": ({ seat }) => `${seat} has another tier in another rule`,
  "two-seats-for-tier": ({ tier }) => `tier ${tier} belongs to another seat in another rule`,
  "not-of-talk": ({ value, talk, person, village }) =>
    `"${value}" does not go with talk ${talk}, which is with ${person} of ${village}; were only some of the columns sorted?`,
  refused: ({ message }) => faultText(message).filter(Boolean).join(" ").replace(/\n\s*/g, " "),
};

function faultText<C extends FaultCode>(fault: FaultOf<C>): Text {
  return (FAULTS[fault.code] as (params: unknown) => Text)(fault);
}

function cellText(problem: CellProblem): string {
  return (CELLS[problem.code] as (p: CellProblem) => string)(problem);
}

/** What went wrong, in words. */
export const faults = {
  fault: faultText,
  cell: cellText,
  error: (message: string) => `Error: ${message}`,
  /** Where a bad cell is and what is wrong with it. */
  issue: ({ file, sheet, row, column, hidden, problem }: Issue) => {
    const isAddress = sheet !== undefined && ADDRESS.test(column);
    const place = isAddress
      ? `${sheet}!${column}`
      : `${sheet ? `${sheet}, ` : ""}row ${row}, ${column}`;
    const aside = hidden ? ` (row ${row} is hidden or filtered out)` : "";
    return `${file}, ${place}${aside}: ${cellText(problem)}`;
  },
  twoFormats: (format: string) => `--json and --format ${format} cannot be used together.`,
  workbookNeedsFile: "A workbook has to be written to a file: name it with -o.",
  formatNeedsFile: (format: string) => `${format} has to be written to a file: name it with -o.`,
  idOrNames: "Name the talk by its id or by --tier, --village, --person …, not by both.",
  fromAlone: "--from reads everything from the file; it takes no id and no other flags.",
  bug: (detail: string): Text => [
    `The program failed: ${detail}.`,
    "Nothing was left half done. Please report this with the command you ran and its output under TALKS_DEBUG=1.",
  ],
  moreIssues: (count: number) => `… and ${count} more`,
};
