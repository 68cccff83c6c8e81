/** What is measured: the villages whose codes begin with `code`. */
export interface Size {
  name: string;
  code: string;
  label: string;
}

export const SIZES: Size[] = [
  { name: "district", code: "460107", label: "琼山区" },
  { name: "prefecture", code: "4601", label: "海口市" },
  { name: "province", code: "46", label: "海南省" },
  { name: "large-province", code: "37", label: "山东省" },
  { name: "nation", code: "", label: "全国" },
];

/** The days of the measured cycle; the program believes it is `TODAY`. */
export const START = "2026-09-01";
export const ELECTION = "2026-12-20";
export const TODAY = "2026-11-23";
