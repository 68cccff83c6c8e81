/**
 * The words that people use for those of the command line, in flags, JSON and sheets alike. What may
 * mean more than one thing is not here: 优秀, 中, 谈心谈话 and 调整 are for the writer to say plainly.
 */
export const SAID = {
  mode: {
    in_person: ["in person", "face to face", "面谈", "当面", "当面谈", "当面谈话", "面对面"],
    home_visit: [
      ...["home visit", "入户", "上门", "入户走访", "上门走访", "入户谈话", "上门谈话", "入户谈"],
      ...["上门谈", "家访", "到家中", "到户"],
    ],
    phone: ["by phone", "telephone", "电话", "电话谈话", "电话沟通", "打电话", "通话", "电话谈"],
    video: ["by video", "视频", "视频谈话", "视频通话", "视频沟通", "微信视频", "视频谈"],
    group: [
      ...["in a group", "集体座谈", "集体", "座谈", "座谈会", "集体谈话", "集体谈", "集中谈话"],
      ...["集中座谈"],
    ],
    no_show: ["did not come", "no show", "未到", "未到场", "没到", "没来", "缺席", "未到会"],
  },
  grade: {
    good: ["好"],
    fairly_good: ["fairly good", "较好", "比较好"],
    average: ["一般"],
    poor: ["较差", "差", "比较差"],
    unknown: ["not known", "未了解", "不了解", "未知", "不清楚", "不详"],
  },
  intention: {
    stay: [
      ...["愿意留任", "留任", "连任", "继续留任", "继续任职", "愿意连任", "愿意继续任职"],
      ...["想继续干", "愿意继续干", "继续干", "想连任", "想留任"],
    ],
    step_down: [
      ...["step down", "愿意退下", "退下", "退出", "不再参选", "不再任职", "不再留任", "不留任"],
      ...["不连任", "不再连任", "不愿留任", "不愿连任"],
    ],
    transfer: ["愿意转岗", "转岗", "换岗"],
    undecided: ["未定", "待定", "未决定", "没想好", "尚未决定", "还没想好"],
  },
  recommend: {
    retain: ["继续任用", "继续使用", "留用"],
    promote: ["提拔", "提拔任用", "提拔使用"],
    adjust: ["调整", "调整岗位"],
    replace: ["不再提名", "不再任用", "更换"],
    undecided: ["未定", "待定", "未决定"],
  },
  status: {
    outstanding: ["未谈", "未完成", "待谈"],
    partial: ["未谈全", "部分完成"],
    done: ["已谈", "实谈", "已完成", "完成"],
    waived: ["核减", "已核减"],
    closed: ["已关闭", "关闭"],
    overdue: ["逾期", "已逾期"],
    all: ["全部", "所有"],
  },
  section: {
    tier: ["层级"],
    district: ["区县"],
    township: ["乡镇", "乡镇街道", "乡级"],
    village: ["村", "村社区", "村级"],
    talker: ["谈话人"],
  },
} as const;

export type SaidList = keyof typeof SAID;

/** Compared without spaces, marks and case: "Fairly good", fairly_good and 较 好 are found. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}_-]/gu, "");
}

/** The word that a text says, whichever way it is said; null where it is none of them. */
export function saidWord(list: SaidList, text: string): string | null {
  const said = bare(text);
  for (const [word, ways] of Object.entries(SAID[list])) {
    if (bare(word) === said || ways.some((way: string) => bare(way) === said)) return word;
  }
  return null;
}
