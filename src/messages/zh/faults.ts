import type { CellProblem, CsvReason, FaultCode, FaultOf, FaultParams } from "../../errors.ts";
import type { Messages } from "../index.ts";
import { combine } from "./combine.ts";
import { damage } from "./damages.ts";
import { doctor } from "./doctor.ts";
import { ITEM_CLOSINGS } from "./items.ts";
import { words } from "./words.ts";

/** 哪里错了；第二句说怎么办。 */
type Text = [message: string, hint?: string];

const CSV_REASONS: Record<CsvReason, string> = {
  nul: "含有空字符",
  quotes: "引号出现在单元格中间，或没有闭合",
  "row-too-long": "为止的这一行太长，前面可能有引号没有闭合",
  "too-many-columns": "列数太多",
};

/** 不是选项而是名称的字段。 */
const FIELDS: Record<string, string> = { date: "谈话日期" };
const field = (what: string) => FIELDS[what] ?? what;

/** “cadres.csv:5”写作“cadres.csv第5行”。 */
const places = (rows: readonly string[]) =>
  words.list(rows.map((row) => row.replace(/:(\d+)$/, "第$1行")));

const didYouMean = (names: string[]) =>
  names.length > 0 ? `是否指${words.anyOf(names)}？` : undefined;
const EXPECTED = { number: "0或更大的整数", positive: "1或更大的整数" };

const FAULTS: { [C in FaultCode]: (params: FaultParams[C]) => Text } = {
  usage: ({ message }) => [
    message,
    "talks --help 显示全部命令，talks <命令> --help 显示某个命令的选项。",
  ],
  "bad-value": ({ flag, value, expected }) => [
    typeof expected === "string"
      ? `${flag}：“${value}”不是${EXPECTED[expected]}。`
      : `${flag}：“${value}”无效，可用的值：${words.list([...expected])}。`,
  ],
  "bad-file": ({ issues, total = issues.length }) => [
    `文件中有${total}处不能录入，未作任何改动。`,
    "请更正后重新运行同一命令。",
  ],
  "not-a-day": ({ what, value, problem = { code: "not-a-day", value } }) => [
    problem.code === "not-a-day"
      ? `${field(what)}：“${value}”不是日期。`
      : `${field(what)}：${cellText(problem)}。`,
    "日期写作年-月-日，如 2026-12-20。",
  ],
  "not-days": ({ what, value }) => [
    `${what}：“${value}”不是日期，也不是不超过一年的起止日期。`,
    "请写成 2026-10-10，或 2026-10-01..2026-10-08。",
  ],
  "day-in-future": ({ what, value, today }) => [
    `${field(what)}：${words.longDay(value)}还没有到，今天是${words.longDay(today)}。`,
    "请到了那一天再录入。",
  ],
  "election-not-after-start": ({ start, election }) => [
    `选举日（${words.longDay(election)}）必须晚于换届起始日（${words.longDay(start)}）。`,
    "请用 --start 和 --election 给出这两天。",
  ],
  "already-initialised": ({ path }) => [
    `${path} 中已有一次换届。`,
    "一个数据库只管一次换届：请用 --db 另指文件，或用 talks cycle 变更本次换届的日期。",
  ],
  "other-district": ({ district, known }) => [
    `上次换届的数据库中没有区县“${district}”。`,
    `其中有${words.list(known.slice(0, 10))}：请用 --district 给出其中一个。`,
  ],
  "unknown-talk": ({ id }) => [`没有${id}号谈话。`, "talks list --status all 列出全部谈话。"],
  "unknown-record": ({ id }) => [
    `没有${id}号记录。`,
    "talks show <谈话编号> 显示一次谈话的全部记录。",
  ],
  "no-such-name": ({ filter, value, nearest, several }) => [
    several ? `--${filter}：“${value}”不能确定是哪一个。` : `--${filter}：没有“${value}”。`,
    didYouMean(nearest) ??
      (filter === "linked"
        ? "talks show --village <名称> 显示各级包联人。"
        : `talks report --by ${filter} 列出现有名称。`),
  ],
  "which-talk": () => [
    "哪一次谈话？",
    "请给出编号，或用 --tier、--township、--village 和 --person 指明；talks list 列出未谈。",
  ],
  "no-talk-matches": ({ nearest }) => [
    "没有符合条件的谈话。",
    didYouMean(nearest) ?? "talks list 列出未谈；若花名册是新导入的，请先运行 talks assign。",
  ],
  "several-talks-match": ({ talks, more }) => [
    [
      "符合条件的谈话不止一次：",
      ...talks.map((t) => `  ${t.id} · ${t.person} · ${t.village} · ${words.seat(t.seat)}`),
      ...(more > 0 ? [`  ……另有${more}次`] : []),
    ].join("\n"),
    "请给出一个编号，或用 --tier、--village、--person 缩小范围。",
  ],
  "talk-closed": ({ id, reason }) => [
    `${id}号谈话已关闭：${words.closing(reason as never)}。`,
    "已关闭的谈话不能再录入。若花名册有误，请重新导入，再运行 talks assign。",
  ],
  "no-holder-that-day": ({ id, date }) => [
    `${words.longDay(date)}这天，${id}号谈话的谈话人职位空缺。`,
    "请用 --talker 写明由谁谈；只有当日任该职的人谈才算完成。",
  ],
  "record-already-void": ({ id }) => [`${id}号记录此前已作废。`],
  "unknown-item": ({ id }) => [`没有${id}号事项。`, "talks todo --all 列出全部事项。"],
  "item-closed": ({ id, as, on }) => [
    `${id}号事项已于${words.longDay(on)}销号：${ITEM_CLOSINGS[as]}。`,
    `要重新办理，请用 talks todo ${id} --reopen --reason <理由>。`,
  ],
  "item-open": ({ id }) => [
    `${id}号事项尚未销号。`,
    `办结用 talks todo ${id} --done，取消用 --drop --reason <理由>。`,
  ],
  "cannot-waive": ({ id, status }) => [
    `${id}号谈话的状态为“${words.status(status as never)}”，只有未谈的才能核减。`,
  ],
  "not-waived": ({ id }) => [`${id}号谈话没有核减。`],
  "bad-flag": ({ flag, problem }) => [`${field(flag)}：${cellText(problem)}。`],
  "cannot-plan": ({ id, status }) => [
    `${id}号谈话的状态为“${words.status(status as never)}”，只有未谈的才能排期。`,
  ],
  "day-outside-talk": ({ id, day, from, deadline }) =>
    deadline < from
      ? [
          `${id}号谈话不能排在${words.longDay(day)}：期限${words.longDay(deadline)}已过。`,
          "选举日如有变动，请先用 talks cycle --election 变更。",
        ]
      : [
          `${id}号谈话不能排在${words.longDay(day)}：只能在${words.longDay(from)}至期限${words.longDay(deadline)}之间。`,
          "请另选日期。",
        ],
  blank: ({ flag }) => [`${flag} 不能为空。`],
  "unknown-table": ({ file, sheet, header, hidden, missing }) => {
    const where = sheet === null ? file : `${file}（${sheet}）`;
    if (missing !== null) {
      const column = { township: "乡镇", village: "村", name: "姓名" }[missing] ?? missing;
      return [
        `${where} 缺少“${column}”列。`,
        missing === "township"
          ? "请加上“乡镇”列，或在标题、工作表名称中写明乡镇；若已有其他列名，请用 --map 说明，如 --map 所在地=township。"
          : `请加上这一列；若已有其他列名，请用 --map 说明，如 --map 所在地=${missing}。`,
      ];
    }
    return [
      `${where} 不是可以导入的表，其开头为：${words.list(header) || "（空）"}。${hidden.length > 0 ? `隐藏的工作表未读取：${hidden.join("、")}。` : ""}`,
      "领导表要有职位、姓名两列；村社区表要有乡镇街道、村两列；干部表要有乡镇街道、村、姓名三列；年度情况表要有乡镇街道、年度和 talks measures 所列的该类指标。其他列名请用 --map 说明，如 --map 所在地=village；talks template 可写出空表。",
    ];
  },
  "unclear-heading": ({ file, heading }) => [
    `${file}：“${heading}”一列填的是人，但列名未写明是什么职务。`,
    "请在列名中写明职务，如“支部委员”“村委委员”；或者每人一行，分列填写姓名、职务。",
  ],
  "list-of-others": ({ file, title }) => [
    `${file}：从标题“${title}”看，这不是现任干部名单。`,
    "导入会替换现任干部。确系现任干部名单的，请改标题后重新导入。",
  ],
  "not-a-report": ({ file, key }) => combine.notAReport(file, key),
  "reports-do-not-fit": ({ misfit }) => combine.misfit(misfit),
  "not-a-talk-sheet": ({ file, header }) => [
    `${file} 中没有谈话表，它的开头是：${words.list(header) || "（空）"}。`,
    "talks export -o 谈话表.xlsx 生成待填的表，其中“谈话编号”“谈话对象”“谈话日期”三列须保留。花名册请用 talks import 导入。",
  ],
  "column-twice": ({ file, column }) => [
    `${file} 中列“${column}”出现了两次。`,
    "请删去一列，或改名。",
  ],
  "not-csv": ({ file, reason, line }) => [
    `${file} 不是 CSV 文件：${line === null ? "" : `第${line}行`}${CSV_REASONS[reason]}。`,
    "请更正这一行，或另存为 .xlsx 后再导入。",
  ],
  "not-xlsx": ({ file, reason }) =>
    ({
      "too-large": [`${file}太大，不像花名册。`, "请删去无关的工作表、行和合并单元格。"],
      locked: [`${file}设有打开密码。`, "请在Excel或WPS中打开，去掉密码，另存为.xlsx。"],
      "too-old": [`${file}是Excel 5、95或更早的工作簿。`, "请在Excel或WPS中打开，另存为.xlsx。"],
      markup: [
        `${file}其实是网页或XML文件，只是用了工作簿的文件名。`,
        "请在Excel或WPS中打开，另存为.xlsx。",
      ],
      "not-a-workbook": [
        `${file}不是工作簿（.xlsx、.xls、.et、.xlsb、.ods），或已损坏。`,
        "请在Excel或WPS中另存为.xlsx。",
      ],
    })[reason] as Text,
  "too-large-input": ({ file, megabytes }) => [
    `${file}太大，超过${megabytes}兆。`,
    "请检查是否选错文件；确需导入时请分成几个文件。",
  ],
  undecodable: ({ file, encoding }) => [
    `${file}不是${encoding ?? "UTF-8或GB18030"}文本，或文件不完整。`,
    "请重新保存，在Excel或WPS中选“CSV UTF-8（逗号分隔）”。",
  ],
  "not-json": ({ file, place }) => [
    place === null
      ? `${file} 嵌套层数太多。`
      : `${file} 不是 JSON 文件：第${place.line}行第${place.column}个字符处有语法错误。`,
  ],
  "no-database": ({ path }) => [
    `没有谈话数据库 ${path}。`,
    "请用 talks init 新建，或用 --db 指定另一个文件。",
  ],
  "not-a-talks-database": ({ path }) => [`${path} 不是谈话数据库。`, "请用 --db 指定另一个文件。"],
  "newer-database": ({ path, version, known }) => [
    `${path} 由新版本的 talks 生成（版本${version}，本程序最高支持${known}）。`,
    "请使用新版本。",
  ],
  "damaged-database": ({ path, flaw }) => [
    flaw.code === "file-damaged"
      ? `${path} 已损坏：${damage(flaw.detail)}。`
      : `${path} 被改动。${doctor.flaw(flaw)}`,
    "请停止使用：talks doctor 可列出全部问题，talks restore <文件> 可恢复备份。",
  ],
  "does-not-hold": ({ path, flaw }) => [
    `${path} 未通过检查：${doctor.flaw(flaw)}`,
    "未写入任何内容。talks doctor 可列出全部问题。",
  ],
  "network-file": ({ path }) => [
    `${path} 位于网络文件系统，不同机器之间的文件锁不起作用，可能丢失记录。`,
    "请放在本机磁盘上；如愿承担风险，加 --allow-network-file。",
  ],
  "file-exists": ({ path }) => [`${path} 已存在。`, "请换一个文件名，或用 --force 替换。"],
  "several-people-match": ({ people }) => [
    `有多人符合：${words.list(people.map((p) => `${p.name}（${p.township}${p.village}${p.staffNo ? `，人员编号${p.staffNo}` : ""}）`))}。`,
    "请用 --township 和 --village 指明，或给出人员编号。",
  ],
  "no-such-person": ({ value, nearest }) => [
    `该范围内没有姓名或人员编号为“${value}”的人。`,
    didYouMean(nearest) ?? "请写全名；talks list --person 可按部分姓名查找。",
  ],
  "which-person": ({ value, people, more }) => [
    [
      people.length === 1 ? `“${value}”只是姓名的一部分：` : `“${value}”可能指以下各人：`,
      ...people.map(
        (p) => `  ${p.name} · ${p.township}${p.village}${p.staffNo ? ` · ${p.staffNo}` : ""}`,
      ),
      ...(more ? ["  ……"] : []),
    ].join("\n"),
    "请写全名或人员编号，或用 --township、--village 缩小范围。",
  ],
  "which-village": ({ value, villages, more }) => [
    [
      villages.length === 1 ? `“${value}”只是名称的一部分：` : `“${value}”可能指以下各村、社区：`,
      ...villages.map((v) => `  ${v.district}${v.township}${v.village}`),
      ...(more ? ["  ……"] : []),
    ].join("\n"),
    "请写全称，或用 --district、--township 缩小范围。",
  ],
  "not-a-head": ({ value }) => [
    `“${value}”不是报告和备份上印的校验码。`,
    "校验码由操作序号、短横线和十六个字符组成，例如 17-9f3c02ab77d1e046。",
  ],
  "which-township": ({ value, townships, more }) => [
    [
      townships.length === 1 ? `“${value}”只是名称的一部分：` : `“${value}”可能指以下各乡镇街道：`,
      ...townships.map(({ district, name }) => `  ${district}${name}`),
      ...(more ? ["  ……"] : []),
    ].join("\n"),
    "请写全称，或用 --district 缩小范围。",
  ],
  "facts-do-not-fit": ({ fact, measure, value }) => [
    `已有的年度情况与新指标不符：第${fact}条的 ${measure} 为“${value}”。未作任何改动。`,
    "请让新指标容得下这个值，或先导入空白单元格把它清除。",
  ],
  interrupted: () => ["已中止，未作任何改动。"],
  terminated: () => ["已中止，未作任何改动。"],
  busy: ({ path }) => [`${path} 正被另一个程序使用。`, "请待其结束后再试。"],
  "cannot-read": ({ path, reason }) => [`无法读取 ${path}：${words.systemReason(reason)}。`],
  "cannot-write": ({ path, reason }) => [`无法写入 ${path}：${words.systemReason(reason)}。`],
  "maybe-written": ({ path, reason }) => [
    `磁盘在最后一刻出错（${words.systemReason(reason)}）：${path} 可能已写入，也可能没有。`,
    "请先查看再补录：talks history 可看到已有的操作。",
  ],
  "would-replace-database": ({ path }) => [`${path}是数据库，写入会使其丢失。`, "请指定别的文件。"],
  "unknown-ending": ({ path, endings }) => [
    `${path}：扩展名不对应任何格式。`,
    `请用 ${endings.join("、")} 之一，或用 --format 指明格式。`,
  ],
  "not-a-workbook-name": ({ path }) => [
    `${path}：待填的表是工作簿。`,
    "文件名请以 .xlsx 结尾，Excel 和 WPS 都能打开。",
  ],
  "no-form-ending": ({ path, endings }) => [
    `${path}：谈话只能导出为 ${endings.join("、")}。`,
    ".xlsx 供填写后收回，.docx、.html 为供打印的记录表。",
  ],
  "not-a-form": ({ path }) => [
    `${path} 不是 .docx 文档。`,
    "请用 Word 或 WPS 打开，另存为 .docx。",
  ],
  "bad-form": ({ path, tags }) => [
    `${path}：占位符没有写完整或前后不配对${tags.length > 0 ? `：${tags.join("、")}` : ""}。`,
    "占位符是花括号里的名称，如 {谈话对象}。",
  ],
  "unknown-placeholder": ({ path, names, known }) => [
    `${path}：没有占位符${names.join("、")}。`,
    `可用的有：${known.join("、")}。`,
  ],
  "placeholder-outside-text": ({ path, names }) => [
    `${path}：页眉、页脚里的${names.join("、")}在多人的记录表上会成为同一内容。`,
    "请移到正文里，或一次只填一份。",
  ],
  "no-driver": ({ command }) => [
    "缺少数据库驱动，或驱动与当前的 Node 版本不符。",
    `请执行 ${command} 进行安装。`,
  ],
};

const CELLS: { [C in CellProblem["code"]]: (p: Extract<CellProblem, { code: C }>) => string } = {
  required: () => "不能为空",
  "not-a-day": ({ value }) => `“${value}”不是日期，应写作年-月-日，如 2026-12-20`,
  "no-such-day": ({ value }) => `没有“${value}”这一天`,
  "other-weekday": ({ value, weekday }) => `“${value}”：这一天是星期${"日一二三四五六"[weekday]}`,
  "serial-day": ({ value, day }) =>
    `“${value}”像是按数字保存的日期（${words.longDay(day)}），请把这一列设为日期格式，或直接写日期`,
  "year-missing": ({ value }) => `“${value}”没有年份，应写作年-月-日`,
  "month-in-future": ({ value }) => `“${value}”是将来的年月`,
  "formula-without-result": () => "公式没有保存结果，请在Excel或WPS中打开文件并保存",
  "text-missing": () => "单元格引用的文字不在文件里，请在Excel或WPS中打开文件并保存",
  "truth-as-text": () => "此格是逻辑值（真或假），请填写文字",
  "broken-text": () => "此格有残缺的字符，请重新填写",
  "resident-id-here": () => "此格是居民身份证号码，应填在“身份证号”列，系统只保留末四位",
  "not-a-month": ({ value }) => `“${value}”不是年月，应写作年-月，如 1975-06`,
  "not-a-day-or-month": ({ value }) =>
    `“${value}”既不是日期也不是年月，应写作年-月-日或年-月，如 2026-12-20、2026-12`,
  "not-yes-or-no": ({ value }) => `“${value}”无效，应写是、否、yes 或 no`,
  "not-one-of": ({ value, allowed }) => `“${value}”无效，可用的值：${words.list([...allowed])}`,
  "not-a-text": ({ value }) => `${value}不是文本，请加引号`,
  "not-a-number": ({ value }) => `${value}不是0或更大的整数`,
  "not-an-amount": ({ value }) => `“${value}”不是该指标的数值，请填数字，或留空`,
  "not-whole": ({ value }) => `“${value}”不是整数`,
  "unclear-percentage": ({ value }) => `“${value}”是百分之几还是几成不明确，请带上%填写`,
  "not-a-year": ({ value }) => `“${value}”不是年份，请写作2025`,
  "out-of-bounds": ({ value, min, max }) =>
    `“${value}”超出范围（按指标单位应在${min ?? ""}至${max ?? ""}之间），请核对该列的单位`,
  "year-in-future": ({ value, year }) => `${value}年尚未到来，今年是${year}年`,
  "not-of-item": ({ value, item }) =>
    `${item}号事项的内容与“${value}”不符；若是新事项，请将事项编号留空`,
  "closed-while-open": ({ value }) =>
    `已填完成日期${value}，状态却是未完成：请改为已完成，或清空日期`,
  "not-in-roster": ({ value }) => `${value}不在花名册中，请先导入，或更正名称`,
  "two-values": ({ measure, year, rows }) =>
    `${year}年的${measure}在${words.list([...rows])}各行有两个不同的值`,
  "share-impossible": ({ share, part, whole }) =>
    share === null
      ? `部分数（${part}）大于总数（${whole}）`
      : `占比${share}与${part}／${whole}不符`,
  "not-a-measure": ({ value }) => `“${value}”不是同类对象的数值指标`,
  "heading-twice": ({ value }) => `表头“${value}”已另有所指`,
  "not-names": ({ value }) => `${value}既不是姓名，也不是姓名列表`,
  "not-villages": ({ value }) => `${value}既不是"all"，也不是key、contradictory的列表`,
  "not-a-post": ({ value }) => `${value}不是表中的职务，也不是"other:"加职务名称`,
  "not-an-object": () => "应为带键和值的对象",
  "not-a-list": () => "应为列表",
  "typed-as-number": () => "是按数字录入的，可能已丢失位数；请把这一列改为文本格式后重新录入",
  "ambiguous-month": ({ value, year }) =>
    `${value}可能是1月，也可能是10月（表格会把${value}0写成${value}），请写作${year}-01或${year}-10`,
  "formula-failed": ({ value }) => `公式出错（${value}），请改正公式，或直接填写内容`,
  "too-many": ({ max }) => `超过${max}项`,
  "too-long": ({ max }) => `超过${max}个字符`,
  "resident-id-as-staff-number": () =>
    "人员编号不能用身份证号码；请把这一列改为“身份证号”，系统只保留末四位",
  "unclear-post": ({ unclear }) =>
    `“${words.list(unclear)}”看不出是什么职务，请写明，如支部委员、村委委员`,
  "unknown-key": () => "没有这个名称",
  "too-many-cells": () => "这一行的单元格比表头多",
  "bad-resident-id": () =>
    "不是居民身份证号码，或校验位不对；若是按数字录入的，请把这一列改为文本格式",
  "resident-id-disagrees": ({ field: column }) => `身份证号码与“${column}”列不符`,
  "from-after-to": ({ from, to }) =>
    `任职止日（${words.longDay(to)}）早于起日（${words.longDay(from)}）`,
  "township-on-district-seat": () => "区县职位不属于乡镇街道，此格应留空",
  "vacant-without-post": () => "未填姓名时，须写明哪个职务空缺",
  "no-name": ({ value }) => `“${value}”不是姓名；请填写姓名，职务空缺的请留空`,
  "has-left": ({ value }) => `“${value}”表明此人已不在任；请删去这一行，职位空缺的姓名留空`,
  "two-names": ({ value }) => `“${value}”含有几个人名，请每人一行`,
  "no-place": ({ value }) => `“${value}”不是地名；请填写名称，或删去这一行`,
  ditto: ({ value }) => `“${value}”没有写明内容；请写全`,
  "unclear-seat": ({ value }) =>
    `“${value}”看不出是哪个谈话人职位；请写明，如“区委书记”“区委组织部部长”“龙塘镇党委书记”`,
  namesakes: ({ name, rows }) =>
    `${name}见于${places(rows)}；请都填出生年月或人员编号，若是同一人，填相同的`,
  "same-staff-number": ({ staffNo, rows }) => `人员编号${staffNo}在${places(rows)}中姓名不同`,
  contradicts: ({ rows }) => `${places(rows)}互相矛盾`,
  "two-holders": ({ rows }) => `${places(rows)}：同一职位同一天有两人任职，请填任职起、任职止`,
  "ambiguous-person": ({ name }) =>
    `看不出是该村哪一个${name}；请填人员编号或出生年月，或者先单独导入原有的人`,
  "staff-number-taken": ({ staffNo }) => `人员编号${staffNo}已属于另一人`,
  "two-tiers-for-seat": ({ seat }) => `${seat} 在另一条规则中属于另一层级`,
  "two-seats-for-tier": ({ tier }) => `第${tier}层级在另一条规则中属于另一职位`,
  "not-of-talk": ({ value, talk, person, village }) =>
    `“${value}”与${talk}号谈话（${village}${person}）不符；是否只对部分列排过序？`,
  refused: ({ message }) => faultText(message).filter(Boolean).join("").replace(/\n\s*/g, "，"),
};

function faultText<C extends FaultCode>(fault: FaultOf<C>): Text {
  return (FAULTS[fault.code] as (params: unknown) => Text)(fault);
}

function cellText(problem: CellProblem): string {
  return (CELLS[problem.code] as (p: CellProblem) => string)(problem);
}

/** 出错时的说明。 */
export const faults: Messages["faults"] = {
  fault: faultText,
  cell: cellText,
  error: (message) => `错误：${message}`,
  issue: ({ file, sheet, row, column, hidden, problem }) => {
    const isAddress = sheet !== undefined && /^[A-Z]+\d+$/.test(column);
    const where = sheet === undefined ? file : `${file}，${sheet}`;
    const place = isAddress ? `${where}!${column}` : `${where}第${row}行，${column}`;
    const aside = hidden ? `（第${row}行被隐藏或筛选掉）` : "";
    return `${place}${aside}：${cellText(problem)}`;
  },
  twoFormats: (format) => `--json 与 --format ${format} 不能同时使用。`,
  workbookNeedsFile: "工作簿须写入文件，请用 -o 指定文件名。",
  formatNeedsFile: (format) => `${format} 格式须写入文件，请用 -o 指定文件名。`,
  idOrNames: "请用编号或用 --tier、--village、--person 等指明谈话，不要两样都用。",
  fromAlone: "用 --from 时，全部内容取自文件，不能再给编号或其他选项。",
  bug: (detail) => [
    `程序出错：${detail}。`,
    "没有留下做了一半的改动。请报告所用的命令，并附上设 TALKS_DEBUG=1 后同一命令的输出。",
  ],
  moreIssues: (count) => `……另有${count}处`,
};
