import * as v from "valibot";
import {
  FLAGS,
  NAMED_POSTS,
  type Post,
  type Rule,
  type RulesDocument,
  SEAT_POSTS,
} from "../domain/rules.ts";
import type { CellProblem } from "../errors.ts";
import { Fault } from "../errors.ts";
import { readJson } from "./json.ts";
import { problemOf } from "./problems.ts";

const isPost = (value: unknown) =>
  NAMED_POSTS.some((post) => post === value) ||
  /^other:.{1,100}$/u.test(typeof value === "string" ? value : "");
const isVillages = (value: unknown) =>
  value === "all" ||
  (Array.isArray(value) && value.length > 0 && value.every((flag) => FLAGS.includes(flag)));

/** A tier is one digit: there are three, and nobody needs ten. */
const isTier = (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 9;

/** More rules, or posts of one, than there are kinds of them. */
const MAX_RULES = 100;

const DOCUMENT = v.strictObject({
  rules: v.pipe(
    v.array(
      v.strictObject({
        tier: v.custom<number>(isTier, "not-a-number"),
        seat: v.picklist(SEAT_POSTS),
        villages: v.custom<Rule["villages"]>(isVillages, "not-villages"),
        posts: v.pipe(
          v.array(v.custom<Post>(isPost, "not-a-post")),
          v.minLength(1),
          v.maxLength(MAX_RULES),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_RULES),
  ),
});

/**
 * Reads a rules file.
 * @throws Fault cannot-read, not-json, bad-file naming every bad key
 */
export function readRulesFile(file: string): RulesDocument {
  return checkRules(readJson(file), file);
}

/** Checks a rules document; a seat has one tier and a tier one seat. */
function checkRules(document: unknown, file: string): RulesDocument {
  const result = v.safeParse(DOCUMENT, document);
  const refuse = (problems: { key: string; problem: CellProblem }[]) => {
    const issues = problems.map(({ key, problem }) => ({ file, row: 1, column: key, problem }));
    return new Fault("bad-file", { issues });
  };
  if (!result.success) throw refuse(result.issues.map(problemOf));
  const { rules } = result.output;
  for (const [i, { tier, seat }] of rules.entries()) {
    for (const other of rules.slice(0, i)) {
      if (other.seat === seat && other.tier !== tier) {
        throw refuse([{ key: `rules.${i}.tier`, problem: { code: "two-tiers-for-seat", seat } }]);
      }
      if (other.tier === tier && other.seat !== seat) {
        throw refuse([{ key: `rules.${i}.seat`, problem: { code: "two-seats-for-tier", tier } }]);
      }
    }
  }
  return { rules };
}
