import { firstDay, lastDay } from "../domain/days.ts";
import { saysSomething } from "../domain/marks.ts";
import { looksLikeResidentId, readResidentId } from "../domain/resident-id.ts";
import {
  type CadreRow,
  LEVELS,
  type LeaderRow,
  type PersonDetails,
  type Statement,
  TOWNSHIP_KINDS,
  VILLAGE_KINDS,
  type VillageRow,
} from "../domain/roster.ts";
import { FLAGS, type Flag, SEAT_POSTS } from "../domain/rules.ts";
import { allPosts, committeePosts, otherPosts, partyPosts } from "./cadre-posts.ts";
import { type Cells, digits, oneOf, yesNo } from "./cells.ts";
import { day, dayOrMonth, month, NO_DAYS, type Reader } from "./day-cells.ts";
import { ITEM_COLUMNS, itemRow } from "./items.ts";
import { villageLinks } from "./links.ts";
import { hasLeft, saysOnlyLeft } from "./person-name.ts";
import { placesBefore } from "./posts.ts";
import { type ReadSeat, readSeat } from "./seats.ts";
import { personName, place, text } from "./texts.ts";

/** A table that an office may send: what tells it, what its columns are, how a row is checked. */
export interface Table {
  name: keyof Statement;
  /** The columns that tell it from the others, looked for in the order of TABLES. */
  toldBy: string[];
  columns: string[];
  /** The columns of places that a blank cell takes from the row above, the wider ones first. */
  filledDown: string[];
  /** There a narrower place is filled only where the wider one is blank, too. */
  filledTogether?: true;
  /** Columns that make it another table, whatever else it holds. */
  unless?: readonly string[];
  /** Headings of money that name no unit. */
  unitless?: string[];
  add(cells: Cells, statement: Statement): void;
}

/** Whatever else it holds, a table with one of these is of the roster. */
export const OF_ROSTER = [
  ...["post", "posts", "party_post", "committee_post", "other_post", "key", "contradictory"],
  ...["kind", "township_kind", "branch_election", "committee_election", ...LEVELS],
];

/** Columns that may say of somebody that he has left. */
const LEAVING = ["to", "left", "in_post", "remark"];

export const TABLES: Table[] = [
  {
    name: "leaders",
    toldBy: ["post", "name"],
    columns: ["post", "name", "district", "township", "from", "to", "staff_no"],
    // A blank township is a district's seat.
    filledDown: [],
    add: (cells, statement) => {
      const row = leader(cells);
      if (row) statement.leaders.push(row);
      else cells.passOver();
    },
  },
  {
    name: "items",
    toldBy: ["text"],
    columns: ITEM_COLUMNS,
    // A blank village beside its township is the whole township.
    filledDown: ["district", "township", "village"],
    filledTogether: true,
    unless: OF_ROSTER,
    add: (cells, statement) => statement.items.push(itemRow(cells)),
  },
  {
    name: "cadres",
    toldBy: ["township", "village", "name"],
    columns: [
      ...["township", "village", "name", "district", "party_post", "committee_post", "branch"],
      ...[
        "posts",
        "other_post",
        "staff_no",
        "sex",
        "born",
        "id_number",
        "from",
        "coop_head",
        "phone",
        "education",
        "background",
      ],
      ...LEAVING,
    ],
    filledDown: ["district", "township", "village"],
    add: (cells, statement) => {
      // An office that keeps whoever has left in its list filters them out.
      const isFilteredOut = cells.isHidden && cells.optional("name", leaver);
      if (isFilteredOut) cells.passOver();
      else statement.cadres.push(cadre(cells));
    },
  },
  {
    name: "villages",
    toldBy: ["township", "village"],
    columns: [
      ...["township", "village", "district", "township_kind", "kind", "key", "contradictory"],
      ...["branch_election", "committee_election", "code", "to"],
      ...LEVELS,
    ],
    filledDown: ["district", "township"],
    add: (cells, statement) => statement.villages.push(village(cells)),
  },
];

const leaver: Reader<boolean> = (value) => ({ value: hasLeft(value) });

const seatWord = oneOf(SEAT_POSTS);

/** A seat by the table's word, or by its Chinese title and the unit beside it. */
function seatAt(unit: string | null, township: string | null): Reader<ReadSeat | "no-seat"> {
  return (value, cell) => {
    const read = readSeat(value, unit, township);
    // Somebody who holds no seat is skipped only in a list of all leaders.
    if (read !== null && (read !== "no-seat" || unit !== null)) return { value: read };
    if (unit !== null) return { problem: { code: "unclear-seat", value: `${unit} ${value}` } };
    const word = seatWord(value, cell);
    if (!("value" in word)) return word;
    return { value: { post: word.value, district: null, township: null } };
  };
}

/** Digits beyond the fifteenth that a spreadsheet has lost. */
const idDigits: Reader<string> = (value, cell) => {
  const read = digits(value, cell);
  return "problem" in read && read.problem.code === "resident-id-here" ? { value } : read;
};

/** Rule 21: a resident ID number would be kept whole in the place of a staff number. */
export const staffNumber: Reader<string> = (value, cell) => {
  if (!saysSomething(value)) return { problem: { code: "ditto", value } };
  return looksLikeResidentId(value)
    ? { problem: { code: "resident-id-as-staff-number" } }
    : digits(value, cell);
};

/** null for a leader who is none of the talkers. */
function leader(cells: Cells): LeaderRow | null {
  const unit = cells.optional("unit", text);
  const stated = cells.optional("township", place);
  const seat = cells.required("post", seatAt(unit, stated), null);
  if (seat === "no-seat") return null;
  const post = seat?.post ?? null;
  const isDistricts = post !== "township_secretary";
  const township = stated ?? seat?.township ?? null;
  if (!isDistricts && township === null) cells.refuse("township", { code: "required" });
  if (post !== null && isDistricts && township !== null) {
    cells.refuse("township", { code: "township-on-district-seat" });
  }
  const from = cells.optional("from", dayOrMonth);
  const to = cells.optional("to", dayOrMonth);
  const term = { from: from && firstDay(from), to: to && lastDay(to) };
  if (term.from && term.to && term.from > term.to) {
    cells.refuse("to", { code: "from-after-to", from: term.from, to: term.to });
  }
  const name = cells.optional("name", personName);
  const staffNo = cells.optional("staff_no", staffNumber);
  // A vacant seat has no staff number: here a name was forgotten.
  if (name === null && staffNo !== null) cells.refuse("name", { code: "required" });
  return {
    at: cells.at,
    post: post ?? "township_secretary",
    district: cells.optional("district", place) ?? seat?.district ?? null,
    township: isDistricts ? null : (township ?? ""),
    ...{ name, staffNo, ...term },
  };
}

const TOWNSHIP_WORDS = {
  镇: "town",
  乡: "town",
  街道: "street",
  农场: "farm",
  林场: "farm",
} as const;
const VILLAGE_WORDS = { 村: "village", 行政村: "village", 社区: "community" } as const;
const townshipKind = oneOf(TOWNSHIP_KINDS, TOWNSHIP_WORDS);
const villageKind = oneOf(VILLAGE_KINDS, VILLAGE_WORDS);

export function village(cells: Cells): VillageRow {
  const flags: Partial<Record<Flag, boolean>> = {};
  for (const flag of FLAGS) {
    const stated = cells.stated(flag, yesNo);
    if (stated !== undefined) flags[flag] = stated ?? false;
  }
  const to = cells.stated("to", dayOrMonth);
  return {
    at: cells.at,
    district: cells.optional("district", place),
    township: cells.required("township", place, ""),
    village: cells.required("village", place, ""),
    townshipKind: cells.stated("township_kind", townshipKind),
    kind: cells.stated("kind", villageKind),
    flags,
    branchElection: cells.stated("branch_election", day),
    committeeElection: cells.stated("committee_election", day),
    code: cells.stated("code", digits),
    to: to && lastDay(to),
    links: villageLinks(cells),
  };
}

const SEXES: Record<string, string> = { male: "male", female: "female", 男: "male", 女: "female" };

const sexWord = oneOf(Object.keys(SEXES));

/** A day that has passed, on which a post ended (rule 28). */
const ended: Reader<string> = (value, cell, { today } = NO_DAYS) => {
  if (/^(?:至今|现在|现任|在任)$/u.test(value)) return { value };
  const read = dayOrMonth(value, cell);
  const isOver = "value" in read && lastDay(read.value) < today;
  return isOver ? { problem: { code: "has-left", value } } : read;
};

const inPost: Reader<boolean> = (value, cell) => {
  const read = yesNo(value, cell);
  return "value" in read && !read.value ? { problem: { code: "has-left", value } } : read;
};

/** A remark in so many words; a longer one may speak of somebody else. */
const remark: Reader<string> = (value) =>
  saysOnlyLeft(value) ? { problem: { code: "has-left", value } } : { value };

/** Rule 28: a post is not read as held where another column says that it is no more. */
function refuseLeavers(cells: Cells): void {
  for (const column of ["to", "left"]) cells.optional(column, ended);
  cells.optional("in_post", inPost);
  cells.optional("remark", remark);
}

function cadre(cells: Cells): CadreRow {
  refuseLeavers(cells);
  const township = cells.required("township", place, "");
  const village = cells.required("village", place, "");
  const branch = cells.optional("branch", text) ?? "";
  const places = () => placesBefore(township, village, branch);
  const otherPost = cells.optional("other_post", text);
  const posts = [
    ...(cells.optional("party_post", partyPosts(places)) ?? []),
    ...(cells.optional("committee_post", committeePosts(places)) ?? []),
    ...(cells.optional("posts", allPosts(places)) ?? []),
    ...cells.people.flatMap(({ posts, cells }) => (cells.optional("name", yesNo) ? posts : [])),
    ...(otherPost ? otherPosts(otherPost, places()) : []),
  ];
  const name = cells.optional("name", personName);
  if (name === null && posts.length === 0) cells.refuse("name", { code: "vacant-without-post" });
  return {
    at: cells.at,
    district: cells.optional("district", place),
    ...{ township, village, name, branch },
    posts: [...new Set(posts)],
    from: cells.optional("from", dayOrMonth),
    details: details(cells),
  };
}

/** Rule 21: a resident ID number gives birth month and sex, and only its last four are kept. */
export function details(cells: Cells): PersonDetails {
  const born = cells.optional("born", month);
  const sexText = cells.optional("sex", sexWord);
  const sex = sexText && (SEXES[sexText] ?? null);
  const idNumber = cells.optional("id_number", idDigits);
  const id = idNumber === null ? null : readResidentId(idNumber);
  if (idNumber !== null && id === null) cells.refuse("id_number", { code: "bad-resident-id" });
  if (id && born && id.born !== born) {
    cells.refuse("id_number", { code: "resident-id-disagrees", field: "born" });
  }
  if (id && sex && id.sex !== sex) {
    cells.refuse("id_number", { code: "resident-id-disagrees", field: "sex" });
  }
  return {
    staffNo: cells.optional("staff_no", staffNumber),
    born: born ?? id?.born ?? null,
    sex: sex ?? id?.sex ?? null,
    idLastFour: id?.lastFour ?? null,
    phone: cells.optional("phone", digits),
    coopHead: cells.optional("coop_head", yesNo),
    education: cells.optional("education", text),
    background: cells.optional("background", text),
  };
}
