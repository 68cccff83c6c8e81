// Every person here is made up; the seed is fixed, so the same size gives the same bytes.
const SURNAMES = [..."王陈吴林符李黄周郑韩云邢冯梁蔡何曾张许莫邓潘杨谢苏洪麦羊蒙卢叶钟"];
const GIVEN = [
  ..."海国明建文志光才德春荣运昌泽永家振业道学世良忠诚平益盛发琼龙川照仁积秀丽梅花兰玉英",
];

export type Row = Record<string, string>;

let state = 20260901;

/** mulberry32: a few lines, and the same numbers on every machine. */
export function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

export const chance = (share: number) => random() < share;
export const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
export const pick = <T>(list: T[]) => list[between(0, list.length - 1)] as T;

let staffCount = 0;

function makePerson(taken: Set<string>): Row {
  let name: string;
  // Namesakes in one village would have to be told apart, so a name is drawn until it is free.
  do name = pick(SURNAMES) + pick(GIVEN) + pick(GIVEN);
  while (taken.has(name));
  taken.add(name);
  staffCount++;
  return {
    name,
    sex: chance(0.3) ? "女" : "男",
    born: `${between(1964, 1998)}-${String(between(1, 12)).padStart(2, "0")}`,
    staff_no: `样${String(staffCount).padStart(8, "0")}`,
  };
}

export function makeLeader(post: string, district: string, township: string): Row {
  const { name = "", staff_no = "" } = makePerson(new Set());
  return {
    post,
    name,
    district,
    township,
    from: `${between(2021, 2025)}-0${between(1, 9)}-15`,
    staff_no,
  };
}

const HEAD = { party_post: "secretary", committee_post: "director" };
const MEMBER = { party_post: "member", committee_post: "member" };

/** The people of a village: five to seven in the two committees, sometimes one outside them. */
export function makeCadres(place: Row): Row[] {
  const posts: Row[] = chance(0.95)
    ? [HEAD]
    : [{ party_post: "secretary" }, { party_post: "member", committee_post: "director" }];
  const size = between(5, 7);
  if (chance(0.12)) posts.push({ party_post: "deputy_secretary", committee_post: "member" });
  if (chance(0.12)) posts.push({ party_post: "member", committee_post: "deputy_director" });
  while (posts.length < size) {
    const one = pick([{ party_post: "member" }, { committee_post: "member" }] as Row[]);
    posts.push(chance(0.6) ? MEMBER : one);
  }
  if (chance(0.04)) posts.push({ party_post: "first_secretary" });
  if (chance(0.12)) posts.push({ other_post: chance(0.6) ? "监委会主任" : "文书" });
  if (chance(0.02)) posts.push({ committee_post: "deputy_director", vacant: "yes" });
  const taken = new Set<string>();
  return posts.map((post) => ({ ...place, ...post, ...(post.vacant ? {} : makePerson(taken)) }));
}
