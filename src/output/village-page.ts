import type { Day } from "../domain/days.ts";
import type { Aspect } from "../domain/found.ts";
import { FINDINGS } from "../domain/judging.ts";
import type { SeatedFound, VillagePage, VillagePerson } from "../domain/pages.ts";
import type { Problem } from "../domain/problems.ts";
import { LEVELS } from "../domain/roster.ts";
import { isOutstanding, type Talk } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import { itemsSheet } from "./items.ts";
import { factSheets, filled, labelled, listed, warnings } from "./page-parts.ts";
import { type Cell, type Document, percentage, type Sheet } from "./sheet.ts";

export interface VillageView {
  asOf: Day;
  /** Names the district beside the township: there are several. */
  districts: boolean;
  /** For reading: a name stands once above its talks; elsewhere in every row. */
  onScreen: boolean;
  /** Too narrow for all that was found side by side. */
  narrow: boolean;
}

/** What is known of a village: a paragraph that answers, and what it rests on. Empty sections are left out. */
export function villageDocument(
  page: VillagePage,
  messages: Messages,
  view: VillageView,
): Document {
  const { words, pages: text, problems } = messages;
  const { village } = page;
  const { asOf, districts } = view;
  const place = words.place(districts ? village.district : null, village.township);
  // These are said above: in the paragraph and below the facts.
  const told: Problem["code"][] = [
    ...(["post-vacant", "tiers-disagree", "measure-warns", "measure-missing"] as const),
    ...(["item-overdue", "item-without-owner", "item-without-due"] as const),
  ];
  return {
    title: text.title(village.name, place, asOf),
    lines: [{ text: words.sentences(paragraph(page, messages)), tone: "plain" }],
    sheets: filled([
      what(page, messages),
      peopleSheet(page, messages),
      foundSheet(page.people, messages, view),
      itemsSheet(page.items, messages, { districts: false, closed: true, onScreen: true }),
      ...factSheets(page, messages),
      listed(
        text.sections.problems,
        page.problems
          .filter(({ code }) => !told.includes(code))
          .map((problem) => problems.sentence(problem)),
      ),
    ]),
    foot: [],
  };
}

/** What a minister asks of a village. */
function paragraph(page: VillagePage, messages: Messages): string[] {
  const { pages, words } = messages;
  const { village: text } = pages;
  const { village, tally, people, vacant } = page;
  const missing = missingByTalker(people, messages);
  const named = (wanted: (person: VillagePerson) => boolean) =>
    people.filter(wanted).map(({ name }) => name);
  const disagree = named((person) => person.disagree.length > 0);
  const leaving = named(({ found }) =>
    found.some(
      ({ completes, intention }) =>
        completes && (intention === "step_down" || intention === "transfer"),
    ),
  );
  const poor = people
    .map(({ name, found }) => ({ name, aspects: poorIn(found) }))
    .filter(({ aspects }) => aspects.length > 0);
  const open = page.items.filter((item) => item.open);
  const weak = warnings(page, messages);
  return [
    text.isWhat(village.name, village.township, village.flags),
    ...(village.to !== null ? [text.ended(village.to)] : []),
    tally.required === 0
      ? text.nothingOwed
      : text.owed(tally, tally.coverage === null ? words.none : percentage(tally.coverage)),
    ...(missing.length > 0 ? [text.missing(missing, village.deadline)] : []),
    ...(tally.overdue > 0 ? [text.overdue(tally.overdue)] : []),
    ...(disagree.length > 0 ? [text.disagree(disagree)] : []),
    ...(leaving.length > 0 ? [text.leaving(leaving)] : []),
    ...(poor.length > 0 ? [text.poor(poor)] : []),
    ...(vacant.length > 0 ? [text.vacant(vacant)] : []),
    ...(weak.length > 0 ? [text.weak(weak)] : []),
    ...(open.length > 0 ? [text.items(open.length)] : []),
  ];
}

function missingByTalker(
  people: VillagePerson[],
  { words }: Messages,
): { talker: string; people: string[] }[] {
  const byTalker = new Map<string, string[]>();
  const outstanding = people
    .flatMap(({ name, talks }) => talks.map((talk) => ({ name, talk })))
    .filter(({ talk }) => isOutstanding(talk.status))
    .sort((a, b) => a.talk.tier - b.talk.tier);
  for (const { name, talk } of outstanding) {
    const talker = talk.talker ?? `${words.seat(talk.seat)}${words.vacant}`;
    byTalker.set(talker, [...(byTalker.get(talker) ?? []), name]);
  }
  return [...byTalker].map(([talker, names]) => ({ talker, people: names }));
}

function poorIn(found: SeatedFound[]): Aspect[] {
  return FINDINGS.filter((name) =>
    found.some(({ completes, findings }) => completes && findings[name].grade === "poor"),
  );
}

function what({ village, vacant }: VillagePage, { words, pages: text }: Messages): Sheet {
  const { labels } = text;
  const flags = village.flaggedSince.map(({ flag, from }) => text.since(words.flag(flag), from));
  return labelled(text.sections.what, [
    [labels.kind, text.kinds[village.kind]],
    [labels.flags, words.parts(flags)],
    [labels.branchElection, village.branchElection],
    [labels.committeeElection, village.committeeElection],
    [labels.deadline, village.deadline],
    [labels.to, village.to],
    ...LEVELS.map((level): [string, Cell] => [text.levels[level], village.links[level]]),
    [labels.vacant, words.posts(vacant, [village.name])],
  ]);
}

/** The people, and how it stands with the talk of each tier: the day it was held, else its status. */
function peopleSheet({ people, village }: VillagePage, messages: Messages): Sheet {
  const { pages: text, words } = messages;
  const tiers = [...new Set(people.flatMap(({ talks }) => talks.map(({ tier }) => tier)))].sort();
  return {
    title: text.sections.people,
    columns: [
      { heading: text.columns.name, kind: "text" },
      { heading: text.columns.posts, kind: "text" },
      ...tiers.map((tier) => ({ heading: text.tier(tier), kind: "text" as const })),
    ],
    rows: people.map(({ name, posts, talks, found }) => [
      name,
      words.posts(posts, [village.name]),
      ...tiers.map((tier) => {
        const talk = talks.find((one) => one.tier === tier);
        return talk ? state(talk, found, messages) : null;
      }),
    ]),
  };
}

function state(talk: Talk, found: SeatedFound[], { pages: text, words }: Messages): string {
  if (talk.completedOn !== null && talk.status === "done") return words.day(talk.completedOn);
  const status = talk.overdue ? text.overdue : words.status(talk.status);
  const attempt = found.find((entry) => entry.talk === talk.id && !entry.completes);
  return attempt ? text.tried(status, words.mode(attempt.mode)) : status;
}

/** What the tiers found of each of the people, a row a talk. */
function foundSheet(
  people: VillagePerson[],
  messages: Messages,
  { onScreen, narrow }: VillageView,
): Sheet {
  const { pages: text, findings } = messages;
  const spare = (rank: number) => (narrow ? { spare: rank } : {});
  const { columns } = text;
  return {
    title: text.sections.found,
    columns: [
      { heading: columns.name, kind: "text" },
      { heading: columns.tier, kind: "count" },
      ...FINDINGS.map((name) => ({ heading: columns[name], kind: "text" as const })),
      { heading: columns.intention, kind: "text", ...spare(2) },
      { heading: columns.recommend, kind: "text", ...spare(1) },
    ],
    rows: people.flatMap(({ name, found, disagree }) =>
      found.map((entry, i) => [
        onScreen && i > 0 ? "" : name,
        entry.tier,
        ...foundCells(entry, disagree, messages),
      ]),
    ),
    more: people.some(({ disagree }) => disagree.length > 0) ? findings.marked : undefined,
  };
}

/** Grades, intention and recommendation; in brackets where it was an attempt, marked where they disagree. */
function foundCells(
  { completes, findings, intention, recommend }: SeatedFound,
  disagree: Aspect[],
  { words, findings: { mark }, pages: text }: Messages,
): Cell[] {
  const cell = (aspect: Aspect, said: string | null): Cell => {
    if (said === null) return null;
    if (!completes) return words.aside(said).trim();
    return disagree.includes(aspect) ? `${said}${mark}` : said;
  };
  return [
    ...FINDINGS.map((name) => {
      const { grade } = findings[name];
      return cell(name, grade && words.grade(grade));
    }),
    cell("intention", intention && text.intentions[intention]),
    cell("recommend", recommend && text.recommendations[recommend]),
  ];
}
