import { nameKey } from "../domain/names.ts";
import type { SeatPost } from "../domain/rules.ts";

/** A talker's seat as a list of leaders names it; district and township where it says them. */
export interface ReadSeat {
  post: SeatPost;
  district: string | null;
  township: string | null;
}

const TOWNSHIP = /(?:镇|乡|街道|农场|林场)$/u;
const DISTRICT = /(?<!社|小|园)(?:区|县|市|旗)$/u;
/** Before a title they say that it is not held now; a place's name may begin so, too. */
const NOT_HELD = /^(?:原|前任?|曾任?|拟任?|代理?|候任|提名|不再|免去?|非|未)/u;
/** Titles of leaders who hold no seat: they stand in the same lists. */
const NO_SEAT =
  /^(?!.*组织部(?:部)?长$)(?!.*(?:原|前任|曾|拟|候任|提名|不再|主持)).*(?:副.{0,12}|[一二三四]级(?:主任科员|调研员|巡视员)|主任科员|[镇乡区县市旗场部局科股站所院校]长|主任|主席|委员|常委|干部|(?:纪委|纪工委|纪检|政法委?|团委|团工委|党组|机关党委|机关工委)书记)$/u;

/** Departments and bodies of a district that have no talker among them. */
const OTHER_UNIT =
  /(?:纪委|纪检委|纪律检查委员会|监委|监察委员会|政法委(?:员会)?|团委|妇联|工会|(?:宣传|统战|社会工作|武装)部|人大(?:常委会)?|政协|法院|检察院|局|办公室|机关工委)$/u;

/**
 * Reads a leader's title together with the unit beside it: 中共云川区委 | 书记, 临江镇 | 党委书记、人大主席,
 * 滨江街道 | 党工委书记（兼）. "no-seat" for leaders who are none of the talkers; null for what is unclear.
 * @param township as the row's own column has it
 */
export function readSeat(
  title: string,
  unit: string | null,
  township: string | null,
): ReadSeat | "no-seat" | null {
  const parts = nameKey(title.replace(/\s+/gu, "、"))
    .split(/[、,;/()]|兼任?|暨/u)
    .filter(Boolean);
  if (unit !== null && OTHER_UNIT.test(nameKey(unit))) return "no-seat";
  const place = unitOf(unit, township);
  const read = parts.map((part) => seatOf(part, place) ?? (NO_SEAT.test(part) ? "no-seat" : null));
  if (read.length === 0 || read.includes(null)) return null;
  const seats = read.filter((seat) => seat !== "no-seat" && seat !== null);
  if (seats.length > 1) return null;
  return seats[0] ?? "no-seat";
}

interface Unit {
  /** The organisation department itself. */
  isDepartment: boolean;
  name: string;
  district: string | null;
  township: string | null;
}

function unitOf(unit: string | null, township: string | null): Unit {
  const plain = nameKey(unit ?? "").replace(/^中共/u, "");
  const isDepartment = /组织部$/u.test(plain);
  const name = plain
    .replace(/组织部$/u, "")
    .replace(/(?:委员会|党工委|党委|工委|委)$/u, "")
    .replace(/(?:办事处|人民政府|政府|机关)$/u, "");
  return { isDepartment, name, ...placesIn(name), ...(township && { township }) };
}

/** 琼山区龙塘镇 is a township of a district. */
function placesIn(name: string): Pick<Unit, "district" | "township"> {
  if (TOWNSHIP.test(name)) {
    const [, district = null, township = name] =
      name.match(/^(.*(?:区|县|旗|市))(.{1,8}(?:镇|乡|街道|农场|林场))$/u) ?? [];
    return { district: district && lastOf(district), township };
  }
  return { district: DISTRICT.test(name) && name.length > 1 ? lastOf(name) : null, township: null };
}

/** 海口市琼山区 is 琼山区. */
function lastOf(district: string): string {
  return (
    /^.+(?:省|市|州|盟)(?<last>.{1,10}(?:区|县|市|旗))$/u.exec(district)?.groups?.last ?? district
  );
}

function seatOf(part: string, unit: Unit): ReadSeat | null {
  const minister = /^(?:中共)?(?:(?<at>.*?)委)?组织部(?:部)?长$/u.exec(part);
  if (minister || (unit.isDepartment && part === "部长")) {
    if (unit.township !== null) return null;
    const at = minister?.groups?.at ?? "";
    if (at !== "" && !DISTRICT.test(at)) return null;
    if (isNotHeld(at, unit)) return null;
    const district = at.length > 1 ? lastOf(at) : unit.district;
    return { post: "organization_minister", district, township: null };
  }
  if (unit.isDepartment) return null;
  const secretary = /^(?:中共)?(?<at>.*?)(?<body>党委|党工委|工委|委员会|委|)书记$/u.exec(part);
  if (!secretary) return null;
  const { at = "", body = "" } = secretary.groups ?? {};
  if (isNotHeld(at, unit)) return null;
  if (DISTRICT.test(at) && (body === "委" || body === "委员会") && unit.township === null) {
    return {
      post: "district_secretary",
      district: at.length > 1 ? lastOf(at) : unit.district,
      township: null,
    };
  }
  if (TOWNSHIP.test(at)) {
    const isNamed = at.replace(TOWNSHIP, "") !== "";
    const named = isNamed ? placesIn(at) : { district: unit.district, township: unit.township };
    return {
      post: "township_secretary",
      ...named,
      ...(unit.township && { township: unit.township }),
    };
  }
  if (at !== "") return null;
  // 书记 alone is that of the unit.
  if (unit.township !== null) {
    return { post: "township_secretary", district: unit.district, township: unit.township };
  }
  const isOfDistrict = unit.district !== null || /^[区县市旗]$/u.test(unit.name);
  if (isOfDistrict && (body === "" || body === "委")) {
    return { post: "district_secretary", district: unit.district, township: null };
  }
  const isTownships = unit.name === "" && (body === "党委" || body === "党工委");
  return isTownships ? { post: "township_secretary", district: null, township: null } : null;
}

/** 原龙塘镇党委书记; but 前进镇党委书记 where the row's township is 前进镇. */
function isNotHeld(at: string, { name, township }: Unit): boolean {
  const isOwn = [name, township].some((own) => own && at.startsWith(own));
  return NOT_HELD.test(at) && !isOwn;
}
