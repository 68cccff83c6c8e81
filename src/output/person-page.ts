import type { Day } from "../domain/days.ts";
import { groupBy } from "../domain/group.ts";
import type { PersonPage } from "../domain/pages.ts";
import { isOutstanding, type Talk } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import { foundSheet } from "./found.ts";
import { itemsSheet } from "./items.ts";
import { factSheets, filled, labelled } from "./page-parts.ts";
import type { Document, Sheet } from "./sheet.ts";

/** What is known of a person: a paragraph that answers, and what it rests on. Empty sections are left out. */
export function personDocument(
  page: PersonPage,
  messages: Messages,
  { asOf, districts }: { asOf: Day; districts: boolean },
): Document {
  const { words, pages: text } = messages;
  const { person, found, disagree, history } = page;
  const place = words.place(
    districts ? person.district : null,
    person.township,
    words.list(person.villages),
  );
  return {
    title: text.title(person.name, place, asOf),
    lines: [{ text: words.sentences(paragraph(page, messages)), tone: "plain" }],
    sheets: filled([
      who(page, messages),
      talksSheet(page.talks, messages),
      ...(found.length > 0 ? [foundSheet(found, disagree, messages, text.sections.found)] : []),
      itemsSheet(page.items, messages, { districts: false, closed: true, onScreen: true }),
      ...factSheets(page, messages),
      {
        title: text.sections.history,
        columns: [
          { heading: text.columns.day, kind: "day" },
          { heading: text.columns.what, kind: "text" },
        ],
        rows: history.map((event) => [event.day, text.event(event)]),
      },
    ]),
    foot: [],
  };
}

/** What a minister asks: owed, held, missing by whom, where the tiers disagree, what is open. */
function paragraph(page: PersonPage, { pages }: Messages): string[] {
  const { person: text } = pages;
  const { person, talks, found, disagree, items, known } = page;
  const inForce = talks.filter(({ status }) => status !== "closed");
  const of = (wanted: (talk: Talk) => boolean) => inForce.filter(wanted);
  const held = of(({ status }) => status === "done");
  const waived = of(({ status }) => status === "waived");
  const missing = of(({ status }) => isOutstanding(status));
  const open = items.filter((item) => item.open);
  const appraisal = known.facts.findLast(({ measure }) => measure === "person_appraisal");
  const isCompared = found.filter(({ completes }) => completes).length > 1;
  return [
    text.isWhat(person.name, byVillage(page)),
    ...(inForce.length === 0 ? [text.nothingOwed] : [text.owed(inForce.length, held.length)]),
    ...(waived.length > 0 ? [text.waived(waived.length)] : []),
    ...(held.length > 0 ? [text.held(held)] : []),
    ...(missing.length > 0 ? [text.missing(missing)] : []),
    ...(disagree.length > 0 ? [text.disagree(disagree)] : isCompared ? [text.agree] : []),
    ...(open.length > 0 ? [text.items(open.length)] : []),
    ...(appraisal ? [text.appraisal(appraisal.year, String(appraisal.value))] : []),
  ];
}

function byVillage({ person }: PersonPage): { village: string; posts: string[] }[] {
  return [...groupBy(person.posts, ({ village }) => village)].map(([village, posts]) => ({
    village,
    posts: posts.map(({ post }) => post),
  }));
}

function who({ person }: PersonPage, { words, pages: text }: Messages): Sheet {
  const { labels } = text;
  const several = person.villages.length > 1;
  const posts = person.posts.map(({ village, post, from }) =>
    text.since(
      several
        ? words.place(village, words.posts([post], [village]))
        : words.posts([post], [village]),
      from,
    ),
  );
  return labelled(text.sections.who, [
    [labels.village, words.place(person.township, words.list(person.villages))],
    [labels.posts, words.parts(posts)],
    [labels.sex, person.sex && (text.sexes[person.sex] ?? person.sex)],
    [labels.born, person.born],
    [labels.staffNo, person.staffNo],
    [labels.education, person.education],
    [labels.background, person.background],
  ]);
}

function talksSheet(talks: Talk[], { words, pages: text }: Messages): Sheet {
  const { columns } = text;
  const status = (talk: Talk) =>
    talk.closedBecause !== null
      ? `${words.status(talk.status)}${words.aside(words.closing(talk.closedBecause))}`
      : talk.overdue
        ? text.overdue
        : words.status(talk.status);
  return {
    title: text.sections.talks,
    columns: [
      { heading: columns.talk, kind: "count" },
      { heading: columns.tier, kind: "count", spare: 1 },
      { heading: columns.seat, kind: "text" },
      { heading: columns.talker, kind: "text" },
      { heading: columns.status, kind: "text" },
      { heading: columns.heldOn, kind: "day" },
      { heading: columns.deadline, kind: "day", spare: 2 },
    ],
    rows: talks.map((talk) => [
      ...[talk.id, talk.tier, words.seat(talk.seat), talk.completedBy ?? talk.talker],
      ...[status(talk), talk.completedOn, talk.deadline],
    ]),
  };
}
