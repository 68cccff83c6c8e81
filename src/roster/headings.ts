/**
 * The columns of the three tables and how offices head them. A heading is compared without spaces,
 * brackets and marks: 镇（街道） is 镇街道.
 */
export const HEADINGS: Record<string, string[]> = {
  district: ["区县", "县区", "区", "县", "县市区", "所在区县"],
  township: [
    ...["乡镇", "镇街道", "乡镇街道", "镇街", "街道", "镇", "所属乡镇", "所在乡镇", "乡级"],
    ...["镇乡街道", "乡镇名称", "所在镇街", "镇街名称", "所属镇街道", "乡镇街道名称"],
    ...["镇办", "街镇", "所在乡镇街道", "所在镇街道", "所属乡镇街道", "镇街道农场", "乡镇街道农场"],
  ],
  village: [
    ...["村", "村社区", "社区", "单位", "村名", "村居", "行政村", "所在村", "村级", "村居社区"],
    ...["单位名称", "村社区名称", "村居名称", "所在村社区", "工作单位", "村名称"],
    ...["所在村居", "所属村社区", "行政村社区", "村社区居委会"],
  ],
  name: ["姓名", "名字", "干部姓名"],
  post: ["职位", "谈话人职位"],
  posts: [
    ...["现任职务", "职务", "担任职务", "现职务", "任职情况", "现任村社区职务", "现任村职务"],
    ...["两委职务", "村两委职务", "现任两委职务", "现任村两委职务", "村社区两委职务"],
    ...["现任村社区两委职务", "现任职务全称", "单位及职务", "单位职务", "单位和职务"],
    ...["工作单位及职务", "现任单位及职务", "所在单位及职务"],
  ],
  party_post: [
    ...["党内职务", "党组织职务", "支部职务", "党支部职务", "村党组织职务", "党内", "党组织"],
    ...["党内任职", "党内任职情况", "党组织任职", "党组织任职情况", "党支部任职情况", "党务职务"],
  ],
  committee_post: [
    ...["村居委会职务", "村委会职务", "居委会职务", "村民委员会职务", "行政职务", "村居委职务"],
    ...["村居民委员会职务", "自治组织职务", "村居委会", "村委会", "居委会", "村民委员会"],
    ...["村委会任职情况", "村居委会任职情况", "居委会任职情况", "行政任职", "行政任职情况"],
    ...["自治组织", "自治组织任职情况", "村务职务"],
  ],
  other_post: [
    ...["其他职务", "其它职务", "其他任职", "其他任职情况", "其它任职情况", "兼任职务", "兼职情况"],
  ],
  branch: ["所在支部", "党支部", "支部名称", "所属支部", "所在党支部"],
  staff_no: ["人员编号", "工号", "干部编号", "人员编码"],
  sex: ["性别"],
  born: ["出生年月", "出生日期", "出生时间", "出生年月日"],
  id_number: ["身份证号", "身份证号码", "公民身份号码", "身份证", "居民身份证号码", "居民身份证号"],
  from: ["任现职时间", "任职时间", "任职起", "任现职年月", "任职起始", "任现职务时间", "任职开始"],
  to: ["任职止", "任职至", "任职结束", "撤并日期", "最后一日"],
  left: ["免职时间", "离任时间", "卸任时间", "离职时间", "去职时间", "免职日期", "离任日期"],
  in_post: ["是否在任", "是否在职", "是否在岗", "在任", "在职", "是否现任"],
  remark: ["备注", "说明", "任职状态", "在任情况", "在职情况"],
  coop_head: ["合作社负责人", "是否兼任合作社理事长", "兼任合作社负责人", "合作社理事长"],
  education: ["学历", "文化程度", "最高学历", "学历层次", "受教育程度", "文化水平", "学历情况"],
  background: [
    ...["身份", "背景", "来源", "人员类别", "人员来源", "干部来源", "人选来源", "身份类别"],
    ...["来源类别", "人员身份", "身份背景", "来源渠道"],
  ],
  phone: ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式"],
  township_kind: ["乡级类别", "乡镇类别"],
  kind: ["类别", "类型", "村类别", "村级类别"],
  key: ["重点村", "是否重点村"],
  contradictory: ["矛盾村", "难点村", "是否矛盾村", "是否难点村", "矛盾村难点村", "矛盾难点村"],
  branch_election: ["支部选举日", "党组织选举日", "党支部选举日", "支部换届日期", "党组织换届日期"],
  committee_election: [
    ...["村居委会选举日", "村委会选举日", "居委会选举日", "村居委会换届日期", "村委会换届日期"],
  ],
  year: ["年度", "年份", "考核年度", "统计年度", "所属年度", "所属年份"],
  county_leader: [
    ...["联系县领导", "包联县领导", "挂点领导", "联系区领导", "包联区领导", "联系领导", "包联领导"],
    ...["挂点县领导", "挂点区领导", "联系市领导", "包联市领导", "挂联领导", "县级领导", "区级领导"],
    ...["包村县领导", "包村区领导", "联村县领导", "联村区领导", "联系县区领导", "包联县区领导"],
  ],
  stationed_cadre: [
    ...["驻村干部", "驻村工作队队长", "驻村工作队长", "驻村队长", "驻村第一书记", "驻村社区干部"],
    ...["驻点干部", "驻村工作队"],
  ],
  township_cadre: [
    ...["包村干部", "联村干部", "包片干部", "乡镇包村干部", "镇包村干部", "乡镇街道包村干部"],
    ...["乡镇联村干部", "镇街包村干部", "包村社区干部", "联村社区干部", "街道包联干部", "包村领导"],
  ],
  village_cadre: ["村级责任人", "村责任人", "村社区责任人", "村居责任人", "村级负责人"],
  text: [
    ...["事项", "事项内容", "事项名称", "实事", "实事项目", "实事名称", "办理事项", "工作事项"],
    ...["实事内容", "为民办实事项目", "项目名称", "待办事项", "跟进事项", "后续事项", "item"],
  ],
  id: ["事项编号", "item no"],
  person: ["对象", "涉及对象", "涉及人员", "涉及干部"],
  owner: ["责任人", "承办人", "牵头人", "责任人员", "承办责任人", "办理人"],
  due: [
    ...["完成时限", "办理时限", "办结时限", "完成期限", "时限", "计划完成时间", "计划完成时限"],
    ...["要求完成时间", "要求完成时限", "截止日期", "完成时限要求"],
  ],
  note: [
    "进展",
    "进展情况",
    "工作进展",
    "办理进展",
    "落实情况",
    "办理情况",
    "进度情况",
    "progress",
  ],
  done: ["状态", "是否完成", "是否办结", "完成状态", "办理状态", "完成情况", "是否销号", "status"],
  closed: [
    "完成日期",
    "办结日期",
    "办结时间",
    "销号日期",
    "实际完成时间",
    "实际完成日期",
    "closed on",
  ],
  noted: ["日期", "进展日期"],
  code: ["区划代码", "行政区划代码", "统计用区划代码", "代码"],
};

/** Headings that everybody uses and nobody needs. */
export const NO_MATTER = ["序号", "编号", "备注", "说明", "no"];

/** A heading as it is compared; "Staff no." is staff_no. */
export function headingKey(heading: string): string {
  return heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s()[\]{}*:、/\\.·"'“”‘’_-]/gu, "");
}

const KNOWN = new Map(
  Object.entries(HEADINGS).flatMap(([column, others]) =>
    [column, ...others].map((heading): [string, string] => [headingKey(heading), column]),
  ),
);

/** The one of `columns` that a heading of Latin letters nearly is: key for kye; null where none is. */
export function similarColumn(heading: string, columns: string[]): string | null {
  const key = headingKey(heading);
  if (!/^[a-z_]{3,}$/.test(key)) return null;
  const near = columns.find((column) => distance(key, headingKey(column)) <= 1);
  return near ?? columns.find((column) => distance(key, headingKey(column)) <= 2) ?? null;
}

/** How many letters must be put in, left out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...other].entries()) {
      const changed = (row[j] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** How to fill the column in, beside its name: 出生年月（如1975.03）, 重点村（是/否）. */
const HINT = /\((?:如|例|格式|填|请|必填|选填|是|岁|年龄|按|√)[^()]*\)$/u;

/** What headings mean beside those known here: a heading's key -> column. */
export type Naming = Pick<ReadonlyMap<string, string>, "get">;

/** The column that a heading names; `mapped` are the headings a user explained with `--map`. */
export function columnOf(heading: string, mapped: Naming): string | null {
  const keys = [heading, heading.normalize("NFKC").replace(HINT, "")].map(headingKey);
  const column = keys.map((key) => mapped.get(key) ?? KNOWN.get(key)).find(Boolean);
  return column ?? null;
}
