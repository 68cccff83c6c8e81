import { describe, expect, test } from "vitest";
import { type PostColumn, placesBefore, readPosts } from "../../src/roster/posts.ts";

const read = (cell: string, column: PostColumn = "both") => {
  const { posts, unclear } = readPosts(cell, column, placesBefore("龙塘镇", "三桥村委会", ""));
  return [...posts, ...unclear.map((part) => `?${part}`)].join(" ");
};

describe("a cell of posts", () => {
  test.each([
    ["书记、主任", "secretary director"],
    ["书记兼主任", "secretary director"],
    ["书记兼任主任", "secretary director"],
    ["书记主任", "secretary director"],
    ["书记和主任", "secretary director"],
    ["书记/主任", "secretary director"],
    ["书记，主任", "secretary director"],
    ["书记;主任", "secretary director"],
    ["书记\n主任", "secretary director"],
    ["书记（主任）", "secretary director"],
    ["书 记、主　任", "secretary director"],
    ["支部书记、村主任", "secretary director"],
    ["党支部书记、村委会主任", "secretary director"],
    ["村党支部书记、村民委员会主任", "secretary director"],
    ["三桥村党支部书记兼三桥村委会主任", "secretary director"],
    ["社区党支部书记、社区居委会主任", "secretary director"],
    ["村（居）委会主任", "director"],
    ["居民委员会主任", "director"],
    ["村支书", "secretary"],
    ["一肩挑", "secretary director"],
    ["书记、主任（一肩挑）", "secretary director"],
    ["党总支书记", "general_secretary"],
    ["社区党委书记", "general_secretary"],
    ["党总支书记、主任", "general_secretary director"],
    ["党总支副书记", "deputy_secretary"],
    ["第一书记", "first_secretary"],
    ["驻村第一书记", "first_secretary"],
    ["副书记、副主任", "deputy_secretary deputy_director"],
    ["副书记、委员", "deputy_secretary committee_member"],
    ["副主任、委员", "deputy_director branch_member"],
    ["支部委员、村委委员", "branch_member committee_member"],
    ["支委、村委", "branch_member committee_member"],
    ["党支部委员会委员", "branch_member"],
    ["总支委员", "branch_member"],
    ["组织委员", "branch_member"],
    ["社区居委会委员", "committee_member"],
    ["村民委员会委员", "committee_member"],
    ["村务监督委员会主任", "other:村务监督委员会主任"],
    ["支部委员兼文书", "branch_member other:文书"],
    ["支部委员、妇女主任", "branch_member other:妇女主任"],
    ["团支部书记", "other:团支部书记"],
    ["书记助理", "other:书记助理"],
    ["书记助理、主任", "director other:书记助理"],
    ["村党组织书记", "secretary"],
    ["党组织委员", "branch_member"],
    ["龙塘镇三桥村委会主任", "director"],
    ["三桥村（社区）党支部委员", "branch_member"],
    ["专职副书记", "deputy_secretary"],
    ["副书记（主持工作）", "deputy_secretary"],
    ["书记（兼）", "secretary"],
    ["村长", "director"],
    ["支 部 委 员", "branch_member"],
    ["支部委员妇女主任", "branch_member other:妇女主任"],
    ["村委会主任、人民调解委员会副主任", "director other:人民调解委员会副主任"],
    ["党群服务中心副主任", "other:党群服务中心副主任"],
    ["业委会副主任", "other:业委会副主任"],
    ["便民服务站站长", "other:便民服务站站长"],
    ["镇党委副书记", "other:镇党委副书记"],
    ["龙塘镇党委书记", "other:龙塘镇党委书记"],
    ["三桥村股份经济合作社理事长", "other:三桥村股份经济合作社理事长"],
    ["村务监督委员会委员", "other:村务监督委员会委员"],
  ])("%s", (cell, posts) => {
    expect(read(cell).split(" ").sort()).toEqual(posts.split(" ").sort());
  });

  test("a bare 委员 is the column's; alone in a column for both it is unclear", () => {
    expect(read("委员", "party")).toBe("branch_member");
    expect(read("委 员", "committee")).toBe("committee_member");
    expect(read("副书记、委员", "party")).toBe("deputy_secretary branch_member");
    expect(read("委员")).toBe("?委员");
  });

  test.each([
    ...["干部", "原书记", "镇长", "村两委委员", "驻村书记", "包村干部", "__proto__"],
    // Former, proposed, denied, acting and foreign posts (rule 28).
    ...[
      "前任主任",
      "曾任村主任",
      "拟任书记",
      "提名副主任",
      "代书记",
      "代理村主任",
      "非一肩挑",
      "不再任书记",
    ],
    ...[
      "大坡村党支部书记",
      "原三桥村党支部书记",
      "老支书",
      "挂职副书记",
      "支部书记候选人",
      "免去书记",
    ],
    // Of which body, or of which committee, it does not say.
    ...["妇女委员", "治保委员", "主任委员", "第一党支部书记", "党建办副主任", "团委副书记", "√"],
  ])("%s is unclear, and nobody's post is guessed", (cell) => {
    expect(read(cell)).toBe(`?${cell}`);
  });

  test.each([
    ["村务监督委员会主任（原村党支部书记）", "原村党支部书记"],
    ["书记（已离任）", "已离任"],
    ["书记，不兼主任", "不"],
    ["一肩挑（否）", "否"],
    ["支部委员、大坡村副主任", "大坡村副主任"],
  ])("%s is unclear by one part", (cell, part) => {
    expect(readPosts(cell, "both").unclear).toEqual([part]);
  });

  test("a branch of the row may stand before its post", () => {
    const places = placesBefore("龙塘镇", "三桥村委会", "第二党支部");
    expect(readPosts("第二党支部书记", "both", places).posts).toEqual(["secretary"]);
    expect(readPosts("第三党支部书记", "both", places).posts).toEqual([]);
  });

  test("what is unclear is named beside what is not", () => {
    expect(readPosts("书记、能人", "both")).toEqual({ posts: ["secretary"], unclear: ["能人"] });
  });
});
