import { daysBetween } from "./days.ts";
import { groupBy } from "./group.ts";
import { type AuditRecord, type Hint, THRESHOLDS } from "./hints.ts";
import { FINDINGS, type Grade } from "./judging.ts";
import { nameKey } from "./names.ts";
import { groupNearDuplicates } from "./near-duplicates.ts";
import { plain } from "./similarity.ts";

/**
 * What looks wrong in records, by kind and within a kind the one with the most records first.
 * @param records in the order they are to be shown
 * @param townships the names by which a place is recognised
 */
export function audit(records: AuditRecord[], townships: string[]): Hint[] {
  const byTalker = [...groupBy(records, talkerKey).values()];
  const inPersonByDay = [
    ...groupBy(records.filter(isInPerson), (r) => `${r.date} ${talkerKey(r)}`).values(),
  ];
  // The longest first: 新龙塘镇 contains 龙塘镇.
  const names = townships.toSorted((a, b) => b.length - a.length);
  const kinds: Hint[][] = [
    sameFindings(records),
    inPersonByDay.flatMap(tooMany),
    inPersonByDay.flatMap((group) => twoPlaces(group, names)),
    bursts(records),
    byTalker.flatMap(allGradesSame),
    byTalker.flatMap(lateEntry),
  ];
  return kinds.flatMap((hints) => hints.sort((a, b) => b.records.length - a.records.length));
}

/** Namesakes in one district cannot be told apart: a record knows its talker by name alone. */
function talkerKey({ district, talker }: AuditRecord): string {
  return `${district} ${nameKey(talker)}`;
}

function isInPerson({ mode }: AuditRecord): boolean {
  return mode === "in_person" || mode === "home_visit";
}

/** The four findings as they were written. */
function textOf({ findings }: AuditRecord): string {
  return FINDINGS.map((name) => findings[name].text?.trim())
    .filter(Boolean)
    .join("；");
}

/** A group talk has one text for all, and where nobody came nothing was found: both left aside. */
function sameFindings(records: AuditRecord[]): Hint[] {
  const written = records
    .filter(({ mode }) => mode !== "group" && mode !== "no_show")
    .map((record) => ({ record, plain: plainTextOf(record) }))
    .filter((item) => item.plain !== "");
  const texts = written.map((item) => item.plain);
  return groupNearDuplicates(texts, THRESHOLDS.similarity).flatMap(
    ({ members, pattern, similarity }) => {
      const group = members.flatMap((at) => written[at]?.record ?? []);
      const people = new Set(group.map((record) => record.personId)).size;
      const length = [...(texts[pattern] ?? "")].length;
      const enough = length < THRESHOLDS.shortText ? THRESHOLDS.shortTextPeople : 2;
      const shown = written[pattern]?.record;
      if (people < enough || !shown) return [];
      const cut = Math.floor(similarity * 10_000) / 10_000;
      return [
        { code: "same-findings", records: group, people, similarity: cut, text: textOf(shown) },
      ];
    },
  );
}

/** What is compared: the findings without the name of whom they are about, which copying changes. */
function plainTextOf(record: AuditRecord): string {
  const text = plain(textOf(record));
  const name = plain(record.person);
  return [...name].length > 1 ? text.replaceAll(name, "") : text;
}

function tooMany(sameDay: AuditRecord[]): Hint[] {
  const [{ talker, date }] = sameDay as [AuditRecord];
  if (sameDay.length <= THRESHOLDS.talksADay) return [];
  return [{ code: "too-many-in-a-day", records: sameDay, talker, day: date }];
}

function twoPlaces(sameDay: AuditRecord[], names: string[]): Hint[] {
  const [{ talker, date }] = sameDay as [AuditRecord];
  const byTownship = groupBy(sameDay, (record) => townshipOf(record, names));
  byTownship.delete(null);
  const townships = [...byTownship.keys()].filter((name) => name !== null);
  const forDistrict = sameDay.some(({ seatTownship }) => seatTownship === null);
  const usual = forDistrict ? THRESHOLDS.townshipsADay : THRESHOLDS.townshipsADayInTownship;
  if (townships.length <= usual) return [];
  const placed = [...byTownship.values()].flat();
  return [{ code: "two-places-one-day", records: placed, talker, day: date, townships }];
}

/**
 * The township in which a talk was held, as far as the record tells: the one that the place names,
 * by its own name or the interviewee's village's; else, for a home visit, the interviewee's. People
 * from anywhere are called to the district's offices, so whom one talked with is no place.
 */
function townshipOf(record: AuditRecord, names: string[]): string | null {
  const place = nameKey(record.place ?? "");
  const named = names.find((name) => place.includes(name));
  if (named !== undefined) return named;
  const isThere = record.mode === "home_visit" || place.includes(nameKey(record.village));
  return isThere ? record.township : null;
}

/** Talks said to have been held in time, entered many at once after their deadline. */
function bursts(records: AuditRecord[]): Hint[] {
  const late = records
    .filter(({ date, deadline, entered }) => date <= deadline && deadline < entered)
    .sort((a, b) => a.enteredAt - b.enteredAt || a.id - b.id);
  const found: AuditRecord[][] = [];
  let taken = 0;
  for (let start = 0; start + THRESHOLDS.burstRecords <= late.length; start++) {
    const end = start + THRESHOLDS.burstRecords;
    if (minutesOf(late.slice(start, end)) > THRESHOLDS.burstMinutes) continue;
    if (start < taken) found.at(-1)?.push(...late.slice(taken, end));
    else found.push(late.slice(start, end));
    taken = end;
  }
  return found.map((burst) => ({
    code: "burst-after-deadline",
    records: burst,
    minutes: Math.ceil(minutesOf(burst)),
    actors: [...new Set(burst.map(({ actor }) => actor))],
  }));
}

function minutesOf(inOrder: AuditRecord[]): number {
  return ((inOrder.at(-1)?.enteredAt ?? 0) - (inOrder[0]?.enteredAt ?? 0)) / 60_000;
}

/** Everyone was given the same four grades. Records without all four grades say nothing of it. */
function allGradesSame(ofTalker: AuditRecord[]): Hint[] {
  const gradesOf = ({ findings }: AuditRecord) => FINDINGS.map((name) => findings[name].grade);
  const graded = ofTalker.filter((record) =>
    gradesOf(record).every((grade) => grade !== null && grade !== "unknown"),
  );
  const [one] = graded;
  if (!one || graded.length < THRESHOLDS.sameGradesRecords) return [];
  if (graded.some((record) => gradesOf(record).join() !== gradesOf(one).join())) return [];
  const grades = gradesOf(one) as Grade[];
  return [{ code: "all-grades-same", records: graded, talker: one.talker, grades }];
}

/**
 * Whether a record was entered long after its talk.
 * @param record the day of the talk and the local day on which it was entered
 */
export function isEnteredLate({ date, entered }: Pick<AuditRecord, "date" | "entered">): boolean {
  return daysBetween(date, entered) > THRESHOLDS.daysToEntry;
}

function lateEntry(ofTalker: AuditRecord[]): Hint[] {
  const late = ofTalker.filter(isEnteredLate);
  const [one] = late;
  if (!one) return [];
  const longestDays = late.reduce(
    (longest, record) => Math.max(longest, daysBetween(record.date, record.entered)),
    0,
  );
  return [{ code: "late-entry", records: late, talker: one.talker, longestDays }];
}
