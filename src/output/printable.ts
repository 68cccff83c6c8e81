/**
 * What a terminal would obey rather than show, and what breaks a line where none is meant; but line
 * ends, tabs, and the colours that we add ourselves.
 */
const OBEYED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\x1b\[[\d;]*m|\r\n|[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The one way out for text to a terminal or a pipe: nothing in it can play tricks. */
export function printable(text: string): string {
  return text.replace(OBEYED, (found) => (found.length > 1 ? found : " "));
}

/** JSON whose strings hold no such character unescaped; it says the same. */
export function printableJson(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
