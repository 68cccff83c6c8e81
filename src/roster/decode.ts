import { Fault } from "../errors.ts";
import type { Source } from "./source.ts";

/** The encodings that `--encoding` takes. */
export const ENCODINGS = ["utf-8", "gb18030", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: [mark: number[], encoding: Encoding][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/**
 * How a file is encoded: as stated, else by its byte-order mark, else strictly as UTF-8, else
 * strictly as GB18030, as Excel and WPS save in China. Nothing is ever replaced by "?".
 * @param pause is called between pieces
 * @throws Fault cannot-read, undecodable
 */
export async function encodingOf(
  source: Source,
  stated: Encoding | null,
  pause: () => Promise<void>,
): Promise<Encoding> {
  const marked = markOf(source);
  const candidates = stated ? [stated] : marked ? [marked] : (["utf-8", "gb18030"] as const);
  for (const encoding of candidates) {
    const fit = await fitOf(source, encoding, pause);
    if (fit === "whole") return encoding;
    // UTF-8 that is cut off or has a wrong byte would pass for GB18030, as other characters.
    if (encoding === "utf-8" && (fit === "cut-off" || (await isMostlyUtf8(source, pause)))) break;
  }
  throw new Fault("undecodable", { file: source.file, encoding: stated ?? marked ?? null });
}

/**
 * The text of a file, a piece at a time.
 * @throws Fault cannot-read; undecodable, should the file have changed since
 */
export function* textOf(source: Source, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (const bytes of source.pieces()) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Fault("undecodable", { file: source.file, encoding });
  }
}

function markOf(source: Source): Encoding | undefined {
  for (const bytes of source.pieces()) {
    return MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
  }
  return undefined;
}

/** Whether the bytes are text in an encoding; cut off where only the end is missing. */
async function fitOf(
  source: Source,
  encoding: Encoding,
  pause: () => Promise<void>,
): Promise<"whole" | "cut-off" | "wrong"> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (const bytes of source.pieces()) {
    if (!fits(() => decoder.decode(bytes, { stream: true }))) return "wrong";
    await pause();
  }
  return fits(() => decoder.decode()) ? "whole" : "cut-off";
}

function fits(decode: () => void): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** True where far more characters are well-formed than not; of GB18030 text hardly any are. */
async function isMostlyUtf8(source: Source, pause: () => Promise<void>): Promise<boolean> {
  const decoder = new TextDecoder("utf-8");
  let [foreign, bad] = [0, 0];
  for (const bytes of source.pieces()) {
    const text = decoder.decode(bytes, { stream: true }).replace(/[\0-\x7f]/g, "");
    foreign += text.length;
    bad += text.split("\ufffd").length - 1;
    await pause();
  }
  return foreign - bad > 2 * bad;
}
