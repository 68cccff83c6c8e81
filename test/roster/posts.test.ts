import { describe, expect, test } from "vitest";
import { type PostColumn, readPosts } from "../../src/roster/posts.ts";

const read = (cell: string, column: PostColumn = "both") => {
  const { posts, unclear } = readPosts(cell, column);
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
  ])("%s", (cell, posts) => {
    expect(read(cell).split(" ").sort()).toEqual(posts.split(" ").sort());
  });

  test("a bare 委员 is the column's; alone in a column for both it is unclear", () => {
    expect(read("委员", "party")).toBe("branch_member");
    expect(read("委 员", "committee")).toBe("committee_member");
    expect(read("副书记、委员", "party")).toBe("deputy_secretary branch_member");
    expect(read("委员")).toBe("?委员");
  });

  test.each(["干部", "原书记", "镇长", "村两委委员", "驻村书记", "包村干部", "__proto__"])(
    "%s is unclear, and nobody's post is guessed",
    (cell) => {
      expect(read(cell)).toBe(`?${cell}`);
    },
  );

  test("what is unclear is named beside what is not", () => {
    expect(readPosts("书记、能人", "both")).toEqual({ posts: ["secretary"], unclear: ["能人"] });
  });
});
