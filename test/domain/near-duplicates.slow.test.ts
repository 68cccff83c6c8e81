import { expect, test } from "vitest";
import { groupNearDuplicates } from "../../src/domain/near-duplicates.ts";
import { DIFFERENT } from "../helpers/findings.ts";

test("twenty thousand texts are grouped, each copy with its text", () => {
  let seed = 1;
  const character = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCodePoint(0x4e00 + ((seed >>> 8) % 3000));
  };
  const [phrase = ""] = DIFFERENT.flat(); // all share it, as reports share their phrases
  const own = Array.from(
    { length: 5000 },
    () => phrase + Array.from({ length: 60 }, character).join(""),
  );
  const texts = ["", "甲", "乙", "丙"].flatMap((mark) => own.map((text) => text + mark));
  const groups = groupNearDuplicates(texts, 0.8);
  expect(groups.map(({ members }) => members)).toEqual(
    own.map((_, i) => [i, 5000 + i, 10_000 + i, 15_000 + i]),
  );
});
