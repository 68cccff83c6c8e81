import type { Post } from "../domain/rules.ts";

/** The two kinds of member, before the column or the post beside it tells which a bare 委员 is. */
export type Title = Post | "member" | "both-heads";

/*
 * Every pattern is anchored at both ends: what is not known in front of a title (原, 拟任, 镇, another
 * village, another body) makes it another title (rule 28). The names of the row's own township and
 * village are taken off before.
 */

/** The village in general terms. */
const UNIT = "(?:(?:本|该|我)?(?:行政)?(?:村社区|村居|村级|村|居|社区))?";
const RANK = "(?:专职|常务|第一)?";
const GENERAL = "(?:党总支部?|总支部?|(?:联合|综合)?党委|联合党总支部?|联合总支)(?:委员会)?";
const BRANCH = "(?:联合)?(?:党支部|支部|党支|支|党组织|党)?(?:委员会)?";
const COMMITTEE = "(?:(?:村|居)?民?委(?:员?会)?|村社区委员?会|自治组织)?";
/** What members of a branch see to there. */
const BRANCH_DUTY =
  "(?:组织|宣传|纪检|纪律检查|纪律|统战|青年|保密|组宣|组织宣传|宣传统战|纪检组织|组织纪检|群众工作|学习)";

const OWN: [pattern: RegExp, title: Title][] = [
  [
    new RegExp(`^${UNIT}(?:书记主任|支书主任|书记、主任)?(?:“|")?一肩挑(?:”|")?$`, "u"),
    "both-heads",
  ],
  [
    new RegExp(`^(?:驻|派驻|选派|派|下派)?${UNIT}(?:${BRANCH}|${GENERAL})第一书记$`, "u"),
    "first_secretary",
  ],
  [new RegExp(`^${UNIT}${GENERAL}书记$`, "u"), "general_secretary"],
  [
    new RegExp(`^${UNIT}(?:${GENERAL}|${BRANCH})${RANK}副(?:书记|支书)$|^${UNIT}支部?副书记$`, "u"),
    "deputy_secretary",
  ],
  [new RegExp(`^${UNIT}${BRANCH}书记$|^${UNIT}支书$`, "u"), "secretary"],
  [new RegExp(`^${UNIT}${COMMITTEE}${RANK}副主任$|^副村长$|^村副主任$`, "u"), "deputy_director"],
  [new RegExp(`^${UNIT}${COMMITTEE}主任$|^村长$`, "u"), "director"],
  [
    new RegExp(
      `^${UNIT}(?:党支部|支部|党支|支|党组织|${GENERAL})(?:委员会)?(?:${BRANCH_DUTY}?委员?|成员)$`,
      "u",
    ),
    "branch_member",
  ],
  [new RegExp(`^${BRANCH_DUTY}委员$`, "u"), "branch_member"],
  [
    new RegExp(
      `^${UNIT}(?:(?:村|居)民?委(?:员?会)?|(?:村|居)?民委员会|委员会)(?:委员|成员)$|^(?:村|居)委$`,
      "u",
    ),
    "committee_member",
  ],
  [/^委员$/u, "member"],
];

const ROLE =
  "(?:副?主任|副?书记|副?主席|副?会长|副?理事长|监事长|副?社长|副?组长|副?队长|副?所长|副?站长|副?连长|副?营长|副?总干事|委员|成员|理事|监事|代表|干事|专干|专员|助理|负责人|管理员|协管员|协理员|信息员|联络员|指导员|教导员|宣传员|调解员|网格员|队员|工作人员|长|员)";
/** Bodies in and around a village beside the two committees (rule 19). */
const BODY =
  "(?:村务|居务|社区事务|事务|民主)?监督?委(?:员?会)?|(?:村务|居务)监督(?:小组)?|监委|监督|(?:人民)?调解(?:委(?:员?会)?)?|调委会|业主委员会|业委会|" +
  "(?:党群|便民|综合|社区|公共|新时代文明实践)?服务(?:中心|站|所|大厅|点)|党群(?:服务)?中心|新时代文明实践站|" +
  "(?:股份)?(?:经济)?(?:合作|联合|联合总)社|(?:股份)?经济(?:合作)?(?:联合|联)社|经联社|经济社|集体经济组织|合作经济组织|合作联社|" +
  "(?:红白)?理事会|监事会|老年(?:人)?协会|老(?:龄|年)?(?:协|委)(?:会)?|妇(?:女)?联(?:合会)?|妇代会|妇女(?:代表会|委员会)?|" +
  "(?:共青)?团(?:总)?(?:支部?|支)|共青团|工会|残联|残协|关工委|民兵(?:连|营|排)?|治(?:安)?保(?:卫)?(?:委(?:员?会)?)?|治安|" +
  "(?:公共)?卫生(?:健康)?(?:委员?会)?|计(?:划)?生(?:育)?(?:协会?)?|民政|文(?:教|化)(?:卫生)?|科协|网格|党务|党建|退役军人服务(?:站|中心)|物业(?:公司)?|志愿(?:者|服务)(?:队|协会)?|" +
  "(?:驻村|扶贫|乡村振兴)?工作(?:队|站|组)|党小组|(?:村民|居民)小组|(?:村民|居民|党员|党|人大)代表(?:小组|大会|会议)?|县?乡?镇?人大|政协|" +
  "禁毒|综治|信访|武装|防疫|扶贫|乡村振兴|环境|河|田|林|路|护林|气象|民族|宗教|统计|图书|农技|水利|动物?防疫";
/** Titles of people who work in a village without a post in the two committees. */
const WORKER =
  "(?:(?:村|社区)?(?:文书|会计|出纳|报账员|报帐员|财务(?:人员)?)|大学生村官|村官|后备干部|社区工作者|专职工作者|公益岗|保洁员|" +
  "(?:村民|居民|村|组)?组长|队长|(?:生产)?小组长|(?:书记|主任)助理|(?:村主任|村书记|支书)助理|团支书|(?:人大|党|村民|居民|党员|政协)代表|政协委员|妇女主任|妇联主席|民兵|治保主任)";
const OTHERS = [
  new RegExp(`^${UNIT}(?:专职|第?[一二三四五六七八九十\\d]+)?(?:${BODY})${ROLE}$`, "u"),
  new RegExp(`^${UNIT}(?:专职|兼职)?${WORKER}$`, "u"),
  new RegExp(
    `^(?!.*(?:书记|主任|委员).*(?:社|司|会|校|院|室|园)).{0,20}(?:合作社|合作联社|联合社|公司|协会|学校|小学|卫生[室院]|幼儿园)${ROLE}$`,
    "u",
  ),
  // Posts in the township and above, where the village's own names have been taken off.
  /^(?!.*(?:支部|总支|村|社区|居委)).{0,6}?(?:镇|乡|街道|农场|林场|(?<!社|小|园|街)区|县|市|旗)(?:党委|党工委|党政办|人大|政协|政府|纪委|纪工委|妇联|团委|总工会|办事处|机关|组织|宣传|.{0,10}(?:办|站|所|中心|局|大队)).{0,8}$/u,
];
/** Duties under this name may be a member's of the two committees: only somebody there can tell. */
const MAY_BE_MEMBER = /^(?!.*(?:监|调解委员会|调委会|业委|业主|妇联|工会|协)).*委员$/u;

/** The title that a text is, whole; null for none that is known. */
export function titleOf(text: string): Title | null {
  const own = OWN.find(([pattern]) => pattern.test(text))?.[1];
  if (own) return own;
  const isOther = OTHERS.some((pattern) => pattern.test(text)) && !MAY_BE_MEMBER.test(text);
  return isOther ? `other:${text}` : null;
}
