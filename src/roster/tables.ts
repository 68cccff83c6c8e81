import { firstDay, lastDay } from "../domain/days.ts";
import { readResidentId } from "../domain/resident-id.ts";
import {
  type CadreRow,
  type LeaderRow,
  type PersonDetails,
  type Statement,
  TOWNSHIP_KINDS,
  VILLAGE_KINDS,
  type VillageRow,
} from "../domain/roster.ts";
import { FLAGS, type Flag, type Post, SEAT_POSTS } from "../domain/rules.ts";
import { type Cells, day, dayOrMonth, month, oneOf, text, yesNo } from "./cells.ts";

/** A table that an office may send: what tells it, what its columns are, how a row is checked. */
export interface Table {
  name: keyof Statement;
  /** The columns that tell it from the others, looked for in the order of TABLES. */
  toldBy: string[];
  columns: string[];
  add(cells: Cells, statement: Statement): void;
}

export const TABLES: Table[] = [
  {
    name: "leaders",
    toldBy: ["post", "name"],
    columns: ["post", "name", "district", "township", "from", "to", "staff_no"],
    add: (cells, statement) => statement.leaders.push(leader(cells)),
  },
  {
    name: "cadres",
    toldBy: ["township", "village", "name"],
    columns: [
      ...["township", "village", "name", "district", "party_post", "committee_post", "branch"],
      ...["other_post", "staff_no", "sex", "born", "id_number", "from", "coop_head", "phone"],
    ],
    add: (cells, statement) => statement.cadres.push(cadre(cells)),
  },
  {
    name: "villages",
    toldBy: ["township", "village"],
    columns: [
      ...["township", "village", "district", "township_kind", "kind", "key", "contradictory"],
      ...["branch_election", "committee_election", "code", "to"],
    ],
    add: (cells, statement) => statement.villages.push(village(cells)),
  },
];

function leader(cells: Cells): LeaderRow {
  const post = cells.required("post", oneOf(SEAT_POSTS), null);
  const isDistricts = post !== "township_secretary";
  const township = cells.optional("township", text);
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
  return {
    at: cells.at,
    post: post ?? "township_secretary",
    district: cells.optional("district", text),
    township: isDistricts ? null : (township ?? ""),
    name: cells.optional("name", text),
    staffNo: cells.optional("staff_no", text),
    ...term,
  };
}

function village(cells: Cells): VillageRow {
  const flags: Partial<Record<Flag, boolean>> = {};
  for (const flag of FLAGS) {
    const stated = cells.stated(flag, yesNo);
    if (stated !== undefined) flags[flag] = stated ?? false;
  }
  const to = cells.stated("to", dayOrMonth);
  return {
    at: cells.at,
    district: cells.optional("district", text),
    township: cells.required("township", text, ""),
    village: cells.required("village", text, ""),
    townshipKind: cells.stated("township_kind", oneOf(TOWNSHIP_KINDS)),
    kind: cells.stated("kind", oneOf(VILLAGE_KINDS)),
    flags,
    branchElection: cells.stated("branch_election", day),
    committeeElection: cells.stated("committee_election", day),
    code: cells.stated("code", text),
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
const SEXES: Record<string, string> = { male: "male", female: "female", 男: "male", 女: "female" };

function cadre(cells: Cells): CadreRow {
  const partyPost = cells.optional("party_post", oneOf(Object.keys(PARTY_POSTS)));
  const committeePost = cells.optional("committee_post", oneOf(Object.keys(COMMITTEE_POSTS)));
  const otherPost = cells.optional("other_post", text);
  const posts = [
    partyPost && PARTY_POSTS[partyPost],
    committeePost && COMMITTEE_POSTS[committeePost],
    otherPost && (`other:${otherPost}` as const),
  ].filter((post): post is Post => Boolean(post));
  const name = cells.optional("name", text);
  if (name === null && posts.length === 0) cells.refuse("name", { code: "vacant-without-post" });
  const from = cells.optional("from", dayOrMonth);
  return {
    at: cells.at,
    district: cells.optional("district", text),
    township: cells.required("township", text, ""),
    village: cells.required("village", text, ""),
    name,
    posts,
    branch: cells.optional("branch", text) ?? "",
    from: from && firstDay(from),
    details: details(cells),
  };
}

/** Rule 21: a resident ID number gives birth month and sex, and only its last four are kept. */
function details(cells: Cells): PersonDetails {
  const born = cells.optional("born", month);
  const sexText = cells.optional("sex", oneOf(Object.keys(SEXES)));
  const sex = sexText && (SEXES[sexText] ?? null);
  const idNumber = cells.optional("id_number", text);
  const id = idNumber === null ? null : readResidentId(idNumber);
  if (idNumber !== null && id === null) cells.refuse("id_number", { code: "bad-resident-id" });
  if (id && born && id.born !== born) {
    cells.refuse("id_number", { code: "resident-id-disagrees", field: "born" });
  }
  if (id && sex && id.sex !== sex) {
    cells.refuse("id_number", { code: "resident-id-disagrees", field: "sex" });
  }
  return {
    staffNo: cells.optional("staff_no", text),
    born: born ?? id?.born ?? null,
    sex: sex ?? id?.sex ?? null,
    idLastFour: id?.lastFour ?? null,
    phone: cells.optional("phone", text),
    coopHead: cells.optional("coop_head", yesNo),
  };
}
