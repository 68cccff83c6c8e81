import { Fault } from "../errors.ts";

/** The encodings that `--encoding` takes. */
export const ENCODINGS = ["utf-8", "gb18030", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: [mark: number[], encoding: Encoding][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/**
 * The text of a file: by the encoding stated, else by its byte-order mark, else strictly as UTF-8,
 * else strictly as GB18030, as Excel and WPS save in China. Nothing is ever replaced by "?".
 * @throws Fault undecodable
 */
export function decode(
  bytes: Uint8Array,
  file: string,
  stated: Encoding | null,
): { text: string; encoding: Encoding } {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
  const candidates = stated ? [stated] : marked ? [marked] : (["utf-8", "gb18030"] as const);
  for (const encoding of candidates) {
    const text = strictly(bytes, encoding);
    if (text !== null) return { text, encoding };
    // UTF-8 that is cut off or has a wrong byte would pass for GB18030, as other characters.
    if (encoding === "utf-8" && (isCutOff(bytes) || isMostlyUtf8(bytes))) break;
  }
  throw new Fault("undecodable", { file, encoding: stated ?? marked ?? null });
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** True where far more characters are well-formed than not; of GB18030 text hardly any are. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const foreign = new TextDecoder("utf-8").decode(bytes).replace(/[\0-\x7f]/g, "");
  const bad = foreign.split("\ufffd").length - 1;
  return foreign.length - bad > 2 * bad;
}

/** True where the bytes are UTF-8 but for an end that is missing. */
function isCutOff(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
