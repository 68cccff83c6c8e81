/** The fonts of official papers, first choice first; they are named, never embedded. */
export const FACES = {
  title: [
    ...["FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋"],
    ...["SimSun", "宋体", "Noto Serif CJK SC"],
  ],
  label: ["SimHei", "黑体", "STHeiti", "Noto Sans CJK SC"],
  text: [
    ...["FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋"],
    "Noto Serif CJK SC",
  ],
} as const;
