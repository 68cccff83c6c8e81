import * as v from "valibot";
import { FLAGS, NAMED_POSTS, type Post, type RulesDocument, SEAT_POSTS } from "../domain/rules.ts";
import type { CellProblem } from "../errors.ts";
import { Fault } from "../errors.ts";
import { readJson } from "./json.ts";
import { problemOf } from "./problems.ts";

const POST = v.union([v.picklist(NAMED_POSTS), v.pipe(v.string(), v.regex(/^other:.+/))]);

const DOCUMENT = v.strictObject({
  rules: v.pipe(
    v.array(
      v.strictObject({
        tier: v.pipe(v.number(), v.integer(), v.minValue(1)),
        seat: v.picklist(SEAT_POSTS),
        villages: v.union([v.literal("all"), v.pipe(v.array(v.picklist(FLAGS)), v.minLength(1))]),
        posts: v.pipe(v.array(POST), v.minLength(1)),
      }),
    ),
    v.minLength(1),
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
export function checkRules(document: unknown, file: string): RulesDocument {
  const result = v.safeParse(DOCUMENT, document);
  const refuse = (problems: { key: string; problem: CellProblem }[]) => {
    const issues = problems.map(({ key, problem }) => ({ file, row: 1, column: key, problem }));
    return new Fault("bad-file", { issues });
  };
  if (!result.success) throw refuse(result.issues.map(problemOf));
  const rules = result.output.rules.map((rule) => ({ ...rule, posts: rule.posts as Post[] }));
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
