import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { Fault } from "../errors.ts";
import { MAX_WHOLE, readBytes } from "./files.ts";

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
  /** All its bytes at once. @throws Fault too-large-input */
  all(max: number): Uint8Array;
}

/**
 * Opens nothing yet, but what is no plain file is read here and now: a pipe gives its bytes once,
 * and may let us wait.
 * @throws Fault cannot-read, too-large-input
 */
export function sourceOf(file: string): Source {
  const stat = readable(file, () => {
    const handle = openSync(file, "r");
    try {
      return fstatSync(handle);
    } finally {
      closeSync(handle);
    }
  });
  if (!stat.isFile()) return sourceOfBytes(file, readBytes(file, MAX_WHOLE));
  return countingPieces({
    file,
    size: stat.size,
    all: (max) => readBytes(file, max),
    pieces: () => readPieces(file),
  });
}

/** What was read already, as a file. */
export function sourceOfBytes(file: string, bytes: Uint8Array): Source {
  return countingPieces({ file, size: bytes.length, all: () => bytes, pieces: () => cut(bytes) });
}

function countingPieces(of: Omit<Source, "done">): Source {
  const source: Source = {
    ...of,
    done: 0,
    *pieces() {
      source.done = 0;
      for (const piece of of.pieces()) {
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
