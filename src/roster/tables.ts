import { firstDay, lastDay } from "../domain/days.ts";
import { looksLikeResidentId, readResidentId } from "../domain/resident-id.ts";
import {
  type CadreRow,
  type LeaderRow,
  type PersonDetails,
  type Statement,
  TOWNSHIP_KINDS,
  VILLAGE_KINDS,
  type VillageRow,
} from "../domain/roster.ts";
import { saysSomething } from "../domain/marks.ts";
import { FLAGS, type Flag, type Post, SEAT_POSTS } from "../domain/rules.ts";
import {
  type Cells,
  day,
  dayOrMonth,
  digits,
  month,
  oneOf,
  personName,
  place,
  type Reader,
  text,
  yesNo,
} from "./cells.ts";
import { type PostColumn, placesBefore, type ReadPosts, readPosts } from "./posts.ts";
import { type ReadSeat, readSeat } from "./seats.ts";

/** A table that an office may send: what tells it, what its columns are, how a row is checked. */
export interface Table {
  name: keyof Statement;
  /** The columns that tell it from the others, looked for in the order of TABLES. */
  toldBy: string[];
  columns: string[];
  /** The columns of places that a blank cell takes from the row above, the wider ones first. */
  filledDown: string[];
  /** What it gives of a row; "no-row" for one that is passed over, and named in a warning. */
  add(cells: Cells, statement: Statement): "no-row" | void;
}

export const TABLES: Table[] = [
  {
    name: "leaders",
    toldBy: ["post", "name"],
    columns: ["post", "name", "district", "township", "from", "to", "staff_no"],
    // A blank township is a district's seat.
    filledDown: [],
    add: (cells, statement) => {
      const row = leader(cells);
      if (row === "no-row") return row;
      statement.leaders.push(row);
    },
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
      ],
    ],
    filledDown: ["district", "township", "village"],
    add: (cells, statement) => void statement.cadres.push(cadre(cells)),
  },
  {
    name: "villages",
    toldBy: ["township", "village"],
    columns: [
      ...["township", "village", "district", "township_kind", "kind", "key", "contradictory"],
      ...["branch_election", "committee_election", "code", "to"],
    ],
    filledDown: ["district", "township"],
    add: (cells, statement) => void statement.villages.push(village(cells)),
  },
];

const seatWord = oneOf(SEAT_POSTS);

/** A seat by the table's word, or by its Chinese title and the unit beside it. */
function seatAt(unit: string | null, township: string | null): Reader<ReadSeat | "no-seat"> {
  return (value, cell) => {
    const read = readSeat(value, unit, township);
    // Who holds no seat is passed over in a list of all leaders alone.
    if (read !== null && (read !== "no-seat" || unit !== null)) return { value: read };
    if (unit !== null) return { problem: { code: "unclear-seat", value: `${unit} ${value}` } };
    const word = seatWord(value, cell);
    if (!("value" in word)) return word;
    return { value: { post: word.value, district: null, township: null } };
  };
}

/** Rule 21: a resident ID number would be kept whole in the place of a staff number. */
const staffNumber: Reader<string> = (value, cell) => {
  if (!saysSomething(value)) return { problem: { code: "ditto", value } };
  const read = digits(value, cell);
  return "value" in read && looksLikeResidentId(read.value.replace(/\s/g, ""))
    ? { problem: { code: "resident-id-as-staff-number" } }
    : read;
};

function leader(cells: Cells): LeaderRow | "no-row" {
  const unit = cells.optional("unit", text);
  const stated = cells.optional("township", place);
  const seat = cells.required("post", seatAt(unit, stated), null);
  if (seat === "no-seat") return "no-row";
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
  };
}

const PARTY_POSTS: Record<string, Post> = {
  secretary: "secretary",
  deputy_secretary: "deputy_secretary",
  member: "branch_member",
  general_secretary: "general_secretary",
  first_secretary: "first_secretary",
};
const COMMITTEE_POSTS: Record<string, Post> = {
  director: "director",
  deputy_director: "deputy_director",
  member: "committee_member",
};
/** In one column for both committees a member says of which. */
const ALL_POSTS: Record<string, Post> = {
  ...{ secretary: "secretary", deputy_secretary: "deputy_secretary" },
  ...{ general_secretary: "general_secretary", first_secretary: "first_secretary" },
  ...{ director: "director", deputy_director: "deputy_director" },
  ...{ branch_member: "branch_member", committee_member: "committee_member" },
};
const SEXES: Record<string, string> = { male: "male", female: "female", 男: "male", 女: "female" };

/** The posts in a cell, by the table's words or as an office writes them. */
function postsIn(words: Record<string, Post>, column: PostColumn) {
  const word = oneOf(Object.keys(words));
  const known = new Map(Object.entries(words).map(([one, post]) => [one, { value: [post] }]));
  const read = new Map<string, ReadPosts>();
  // Few cells differ: most say what stood in one before, without the name of a place.
  const readKnown = (value: string): ReadPosts => {
    if (read.size > 5000) read.clear();
    const before = read.get(value) ?? readPosts(value, column);
    read.set(value, before);
    return before;
  };
  return (places: () => string[]): Reader<Post[]> =>
    (value, cell) => {
      const single = known.get(value);
      if (single) return single;
      if (/^[\x20-\x7e]+$/.test(value)) {
        const parts = value.split(/\s*[,;/]\s*/).map((one) => word(one, cell));
        const wrong = parts.find((one) => "problem" in one);
        if (wrong) return wrong;
        return { value: parts.flatMap((one) => ("value" in one ? (words[one.value] ?? []) : [])) };
      }
      const plain = readKnown(value);
      const { posts, unclear } =
        plain.unclear.length === 0 ? plain : readPosts(value, column, places());
      return unclear.length > 0 ? { problem: { code: "unclear-post", unclear } } : { value: posts };
    };
}

const partyPosts = postsIn(PARTY_POSTS, "party");
const committeePosts = postsIn(COMMITTEE_POSTS, "committee");
const allPosts = postsIn(ALL_POSTS, "both");
const sexWord = oneOf(Object.keys(SEXES));

/** A post of the two committees under "other posts" is one of them all the same. */
function otherPosts(value: string, places: string[]): Post[] {
  const { posts, unclear } = readPosts(value, "both", places);
  const isInside = unclear.length === 0 && posts.some((post) => !post.startsWith("other:"));
  return isInside ? posts : [`other:${value}`];
}

function cadre(cells: Cells): CadreRow {
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
  const idNumber = cells.optional("id_number", digits);
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
  };
}
