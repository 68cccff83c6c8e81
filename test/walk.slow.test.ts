import { test } from "vitest";
import { office } from "./helpers/talks.ts";
import { Clerk, type Move } from "./walk/clerk.ts";
import { FIRST_DAY, Walk } from "./walk/walk.ts";

/**
 * Random walks: whatever an office does, in whatever order, every talk, record and figure is what
 * the model in `walk/model.ts` makes of all that was stated. WALK_SEEDS and WALK_STEPS lengthen it;
 * WALK_SEED takes one seed alone, WALK_SHRINK=1 looks for a shorter walk that fails as well.
 */
const STEPS = Number(process.env.WALK_STEPS ?? 60);
const SEEDS = process.env.WALK_SEED
  ? [Number(process.env.WALK_SEED)]
  : Array.from({ length: Number(process.env.WALK_SEEDS ?? 6) }, (_, i) => i + 1);
const TIMEOUT = 60_000 + STEPS * 2_000;

interface Failure {
  error: unknown;
  transcript: string[];
  moves: Move[];
}

/** Takes the moves that `next` gives until it gives none; the failure, if there is one. */
async function walk(next: (walk: Walk) => Move | undefined): Promise<Failure | null> {
  const path = new Walk(office(FIRST_DAY));
  const moves: Move[] = [];
  try {
    await path.start();
    for (let move = next(path); move; move = next(path)) {
      moves.push(move);
      await path.take(move);
    }
    return null;
  } catch (error) {
    return { error, transcript: path.transcript, moves };
  }
}

const firstLine = ({ error }: Failure) =>
  String((error as Error).message)
    .split("\n")[0]
    ?.replaceAll(/\d+/g, "#");

/** Leaves out moves as long as it still fails at its last one in the same way. */
async function shrink(failure: Failure): Promise<Failure> {
  let best = failure;
  for (let size = Math.ceil(best.moves.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = best.moves.length - 1 - size; at > 0; at -= size) {
      const moves = best.moves.filter((_, i) => i < at || i >= at + size);
      const rest = [...moves];
      const shorter = await walk(() => rest.shift());
      if (shorter && firstLine(shorter) === firstLine(best)) best = shorter;
    }
  }
  return best;
}

test.for(SEEDS)("seed %i", { timeout: TIMEOUT * 10 }, async (seed) => {
  const clerk = new Clerk(seed, FIRST_DAY, STEPS);
  let taken = 0;
  const failure = await walk((path) => {
    if (taken++ === STEPS) return undefined;
    return taken === 1 ? clerk.first() : clerk.next(path.world);
  });
  if (failure === null) return;
  const shown = process.env.WALK_SHRINK ? await shrink(failure) : failure;
  const error = shown.error as Error;
  // The runner shows the difference that the error carries.
  const steps = [`seed ${seed}, step ${failure.moves.length}`, ...shown.transcript];
  error.message = `${steps.join("\n")}\n\n${error.message}`;
  throw error;
});
