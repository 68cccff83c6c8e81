import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { Fault } from "../errors.ts";

/** How much of a file is in memory at a time, in bytes. */
const PIECE = 1 << 18;

/** A file to be read, as often as need be. */
export interface Source {
  file: string;
  /** In bytes. */
  size: number;
  /** How far it has been read. */
  done: number;
  /** Its bytes from the start, a piece at a time; a piece is good until the next. */
  pieces(): Iterable<Uint8Array>;
}

/**
 * Opens nothing yet, but what is no plain file is read here and now: a pipe gives its bytes once,
 * and may let us wait.
 * @throws Fault cannot-read
 */
export function sourceOf(file: string): Source {
  const { size, whole } = readable(file, () => {
    const handle = openSync(file, "r");
    try {
      const stat = fstatSync(handle);
      const read = stat.isFile() ? null : readFileSync(handle);
      return { size: read?.length ?? stat.size, whole: read };
    } finally {
      closeSync(handle);
    }
  });
  const source: Source = {
    file,
    size,
    done: 0,
    *pieces() {
      source.done = 0;
      for (const piece of whole ? cut(whole) : readPieces(file)) {
        source.done += piece.length;
        yield piece;
      }
    },
  };
  return source;
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

function* readPieces(file: string): Generator<Uint8Array> {
  const handle = readable(file, () => openSync(file, "r"));
  try {
    const piece = new Uint8Array(PIECE);
    for (;;) {
      const length = readable(file, () => readSync(handle, piece));
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Fault("cannot-read", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}
