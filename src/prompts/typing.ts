import { PassThrough, type Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** Stands for a line break within an answer: prompts take one line, and Enter ends it. */
export const BREAK = "\u23ce";

const ESCAPE = "\x1b";
/** What a terminal puts around what is pasted, where it is asked to. */
const BEGIN = "\x1b[200~";
const END = "\x1b[201~";
const ASK = "\x1b[?2004h";
const RELEASE = "\x1b[?2004l";

/** Ctrl-D would end the input and leave the question without an answer: it stops, as Ctrl-C does. */
const STOP = "\x03";
const END_OF_INPUT = "\x04";

/**
 * Gives a function that turns what arrives from a terminal into what is typed at a prompt: line
 * breaks within pasted text become marks, so that it arrives whole.
 */
export function typist(): (arrived: string) => string {
  let pasting = false;
  let held = "";
  return (arrived) => {
    let rest = held + arrived;
    held = "";
    let typed = "";
    while (rest !== "") {
      const mark = pasting ? END : BEGIN;
      const at = rest.indexOf(mark);
      const cut = at < 0 ? rest.length - begun(rest, mark, pasting) : at;
      const part = rest.slice(0, cut);
      typed += pasting ? oneLine(part) : keys(part);
      if (at < 0) {
        held = rest.slice(cut);
        break;
      }
      pasting = !pasting;
      rest = rest.slice(at + mark.length);
    }
    return typed;
  };
}

/** How much of a mark, or of a line break, the text ends with; a lone Escape is a key. */
function begun(text: string, mark: string, pasting: boolean): number {
  for (let length = mark.length - 1; length > 2; length--) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return pasting && text.endsWith("\r") ? 1 : 0;
}

/** Pasted text as one line that no key stands in. */
function oneLine(text: string): string {
  return text
    .replace(/\r\n?|\n/g, BREAK)
    .replace(/\t/g, " ")
    .replace(/\p{Cc}/gu, "");
}

/**
 * Keys as they are. Several lines that arrive at once were pasted where the terminal marks nothing:
 * only the last line break may be the Enter key.
 */
function keys(text: string): string {
  const body = text.replace(/[\r\n]+$/, "");
  const isPasted = !text.includes(ESCAPE) && /[^\r\n][\r\n]+[^\r\n]/.test(body);
  const typed = isPasted ? oneLine(body) + (body === text ? "" : "\r") : text;
  return typed.replaceAll(END_OF_INPUT, STOP);
}

type Terminal = { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown };

/** The keyboard for one question; `release` lets go of it. */
export function keyboard(stdin: Readable & Terminal, stdout: NodeJS.WritableStream) {
  const decoder = new StringDecoder("utf8");
  const take = typist();
  const setRawMode = (raw: boolean) => {
    stdin.setRawMode?.(raw);
    return input;
  };
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const arrive = (chunk: Buffer) => input.write(take(decoder.write(chunk)));
  const hangUp = () => input.write(STOP);
  stdin.on("data", arrive).once("end", hangUp).resume();
  stdout.write(ASK);
  const release = () => {
    stdin.off("data", arrive).off("end", hangUp).pause();
    stdout.write(RELEASE);
  };
  return { input, release };
}
