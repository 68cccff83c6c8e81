import { groupBy } from "./group.ts";

/** A village with its township, by the ids of the database. */
export interface NamedVillage {
  id: number;
  name: string;
  township: number;
  townshipName: string;
  district: number;
  districtName: string;
}

/** Places of one township, or townships of one district, that are named alike. */
export interface AlikePlaces {
  district: string;
  /** null where the places are townships themselves */
  township: string | null;
  ids: number[];
  names: string[];
}

const TOWNSHIP_KIND = /(?:镇|乡|街道办事处|街道办|街道|街|农场|林场|办事处)$/u;
const OF_DISTRICT = /^.{1,6}[区县旗](?=.{1,8}(?:镇|乡|街道|农场|林场)$)/u;
const VILLAGE_KIND =
  /(?:行政村|村民委员会|村委会|村委|村|社区居民委员会|社区居委会|居民委员会|居委会|居委|社区)$/u;

/**
 * Finds places that may be one under several names: 三桥, 三桥村 and 三桥村委会; 龙塘, 龙塘镇 and
 * 琼山区龙塘镇. 三桥村 and 三桥社区 are two: many townships have both.
 */
export function alikePlaces(villages: Iterable<NamedVillage>): AlikePlaces[] {
  const all = [...villages];
  const found: AlikePlaces[] = [];
  const byDistrict = groupBy(all, ({ district }) => district);
  for (const inDistrict of byDistrict.values()) {
    const byTownship = groupBy(inDistrict, ({ township }) => township);
    const districtName = inDistrict[0]?.districtName ?? "";
    const townships = [...byTownship.values()].flatMap(([first]) =>
      first ? [{ id: first.township, name: first.townshipName }] : [],
    );
    for (const same of alike(townships, (name) => townshipStem(name, districtName))) {
      found.push({ district: districtName, township: null, ...same });
    }
    for (const inTownship of byTownship.values()) {
      const township = inTownship[0]?.townshipName ?? "";
      for (const same of alikeVillages(inTownship, township, districtName)) {
        found.push({ district: districtName, township, ...same });
      }
    }
  }
  return found;
}

type Alike = Pick<AlikePlaces, "ids" | "names">;

function alike(places: { id: number; name: string }[], stemOf: (name: string) => string): Alike[] {
  const groups = groupBy(places, ({ name }) => stemOf(name));
  return [...groups.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({ ids: same.map(({ id }) => id), names: same.map(({ name }) => name) }));
}

function townshipStem(name: string, district: string): string {
  const bare = name.startsWith(district) ? name.slice(district.length) : name;
  const own = /^.*[省市州盟](?<rest>.+)$/u.exec(bare)?.groups?.rest ?? bare;
  const inDistrict = own.replace(OF_DISTRICT, "");
  return inDistrict.replace(TOWNSHIP_KIND, "") || inDistrict;
}

/** Villages alike, a community beside a village of the same name aside. */
function alikeVillages(villages: NamedVillage[], township: string, district: string): Alike[] {
  const bareName = (name: string) => {
    for (const prefix of [district + township, township]) {
      if (name.startsWith(prefix) && name.length > prefix.length) return name.slice(prefix.length);
    }
    return name;
  };
  const stemOf = (name: string) => {
    const bare = bareName(name);
    return bare.replace(VILLAGE_KIND, "") || bare;
  };
  return [...groupBy(villages, ({ name }) => stemOf(name)).values()].flatMap((same) => {
    if (same.length < 2) return [];
    const kinds = groupBy(same, ({ name }) => kindOf(bareName(name)));
    const bare = kinds.get("bare") ?? [];
    const groups = (["village", "community"] as const).map((kind) => [
      ...bare,
      ...(kinds.get(kind) ?? []),
    ]);
    const [first = [], second = []] = groups;
    const lists = bare.length > 0 && first.length > 1 ? [first] : [first, second];
    return lists
      .filter((list) => list.length > 1)
      .map((list) => ({ ids: list.map(({ id }) => id), names: list.map(({ name }) => name) }));
  });
}

function kindOf(name: string): "village" | "community" | "bare" {
  if (/(?:社区|居委会?|居民委员会)$/u.test(name)) return "community";
  return VILLAGE_KIND.test(name) ? "village" : "bare";
}

/** What tells neighbours apart: 上村 and 下村, 一村 and 二村 are two. */
const TELLING = /^[\d一二三四五六七八九十上中下东南西北前后左右内外里大小新老旧]$/u;

/**
 * True for names of one length of which one character differs: 三桥村委会 and 三乔村委会; not where
 * numbers or directions tell them apart.
 */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (a.length !== b.length || a.length < 2) return false;
  const differing = [...a.keys()].filter((i) => a[i] !== b[i]);
  const [at = 0] = differing;
  return differing.length === 1 && !(TELLING.test(a[at] ?? "") && TELLING.test(b[at] ?? ""));
}
