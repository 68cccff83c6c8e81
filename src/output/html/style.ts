/** How a page looks on a screen and on A4. Fonts are named, never embedded. */
const SCREEN = `
:root { color-scheme: light; --ink: #1c2430; --faint: #5b6b7f; --line: #cfd7e1; --accent: #9c1f1f; --fill: #33506e; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 3rem; color: var(--ink); background: #fff;
  font: 16px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .15rem 0; }
p.lead { font-size: 1.1rem; }
.good { color: #1f6b3a; } .bad { color: var(--accent); } .faint { color: var(--faint); }
.part + .part { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .55rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: 600; border-bottom: 2px solid var(--ink); overflow-wrap: normal; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
td.day { white-space: nowrap; }
td.late { color: var(--accent); font-weight: 600; }
table.plain td:first-child { color: var(--faint); white-space: nowrap; width: 1%; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
figure svg { display: block; width: 100%; height: auto; }
.patterns { position: absolute; }
svg text { font-size: 12px; fill: var(--ink); }
.fill-1 { fill: var(--fill); } .fill-2 { fill: url(#hatch); stroke: #7d8fa6; } .fill-3 { fill: url(#dots); stroke: #5b6b7f; } .fill-4 { fill: #fff; stroke: var(--ink); }
.paper { fill: #fff; }
.grid { stroke: var(--line); } path, line { fill: none; }
.line-1 { stroke: var(--fill); stroke-width: 2.5; } .line-2 { stroke: var(--accent); stroke-width: 2; stroke-dasharray: 6 4; }
.mark { fill: var(--accent); }
footer { margin-top: 2rem; color: var(--faint); font-size: .85rem; }
`;

const PRINT = `
@page { size: A4; margin: 18mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@page landscape { size: A4 landscape; margin: 15mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .landscape { page: landscape; }
  .part, .part + .part { break-after: page; border: 0; padding: 0; margin: 0; }
  h2 { margin-top: 1.1rem; }
  .part:last-of-type { break-after: auto; }
  .wide { overflow: visible; }
  table { font-size: 9pt; line-height: 1.4; } th, td { padding: .2rem .4rem; }
  thead { display: table-header-group; } tr, figure { break-inside: avoid; } h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;

/** The margins and sizes of an official document (GB/T 9704): title 22 pt, body 16 pt. */
const OFFICIAL = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@page landscape { size: A4 landscape; margin: 28mm 37mm 26mm 35mm; }
body { font-family: "FangSong_GB2312", "仿宋_GB2312", FangSong, "仿宋", STFangsong, "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 28pt; }
h1 { font-family: "FZXiaoBiaoSong-B05S", "方正小标宋简体", STZhongsong, "Noto Serif CJK SC", serif; font-size: 22pt; font-weight: normal; text-align: center; line-height: 32pt; margin-bottom: 1rem; }
h2 { font-family: SimHei, "黑体", STHeiti, "Noto Sans CJK SC", sans-serif; font-size: 16pt; font-weight: normal; }
table { font-size: 12pt; line-height: 1.4; }
@media print { body { font-size: 16pt; } table { font-size: 12pt; } }
`;

/** @param official with the margins, fonts and sizes of an official document */
export function styleOf(official: boolean): string {
  return SCREEN + PRINT + (official ? OFFICIAL : "");
}
