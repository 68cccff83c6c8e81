import { escapeHtml } from "../html/escape.ts";

/** What XML cannot say at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take away
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text as the content of an XML element or attribute. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(UNSAYABLE, ""));
}
