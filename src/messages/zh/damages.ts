/** SQLite 检查文件时的英文说法。 */
const SAID: [RegExp, string][] = [
  [/^database disk image is malformed/, "文件内容已损坏"],
  [/^file is not a database/, "不是数据库文件"],
  [/^no cycle$/, "没有换届信息"],
  [/^row (\d+) missing from index (\S+)/, "索引$2缺第$1行"],
  [/^wrong # of entries in index (\S+)/, "索引$1的条数不对"],
  [/^non-unique entry in index (\S+)/, "索引$1有重复"],
  [/^NULL value in (\S+)/, "$1缺值"],
  [/^\S+ value in (\S+)/, "$1的值类型不对"],
  [/^CHECK constraint failed in (\S+)/, "表$1有不合规定的值"],
  [/\bpage (\d+)/i, "第$1页结构错误"],
];

/** 文件坏在哪里；没有译法的，引用原话。 */
export function damage(detail: string): string {
  const lines = detail.replace(/^\*\*\*.*\*\*\*\n/, "");
  const found = SAID.find(([said]) => said.test(lines));
  if (!found) return `SQLite 报告“${lines}”`;
  const [said, text] = found;
  return lines.match(said)?.[0].replace(said, text) ?? text;
}
