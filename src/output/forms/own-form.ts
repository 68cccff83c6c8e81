import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { FORM_FIELDS, type FormField, type FormValues } from "../../domain/record-form.ts";
import { Fault } from "../../errors.ts";

/** The part of a document in which its text stands. */
const TEXT = "word/document.xml";
/** The loop that we put around the text, and what begins each page but the first. */
const EACH = "each-form";
const LATER = "later-form";

interface Page {
  values: FormValues;
  [LATER]: boolean;
}

/**
 * Fills an office's own form, a .docx with placeholders such as `{person}` or `{谈话对象}`: its whole
 * text once for each talk, each on a page of its own.
 * @param names what each field is called, beside its own name; the last of them in messages
 * @throws Fault not-a-form, bad-form, unknown-placeholder, placeholder-outside-text
 */
export function fillForm(
  { path, bytes }: { path: string; bytes: Uint8Array },
  forms: FormValues[],
  names: Record<FormField, string>[],
): Uint8Array {
  const fields = new Map<string, FormField>(
    FORM_FIELDS.flatMap((field) =>
      [field, ...names.map((of) => of[field])].map((name): [string, FormField] => [name, field]),
    ),
  );
  const [unknown, outside] = [new Set<string>(), new Set<string>()];
  const document = understand(path, bytes, (tag, meta) => {
    const part = meta?.tag;
    const name = tag.trim();
    const field = fields.get(name);
    // Raw XML would let a name become markup.
    const isKnown = field !== undefined && part?.module !== "rawxml";
    if (!isKnown && name !== EACH && name !== LATER) unknown.add(part?.raw ?? name);
    return {
      get(scope: unknown, { scopeList }: { scopeList: unknown[] }) {
        const page = scopeList.findLast(isPage);
        if (!field) return (scope as Record<string, unknown> | undefined)?.[name];
        // Headers and footers stand outside the loop: they can speak of one talk alone.
        if (!page && forms.length > 1) outside.add(name);
        return (page?.values ?? forms[0])?.[field];
      },
    };
  });
  const pages = forms.map((values, i): Page => ({ values, [LATER]: i > 0 }));
  document.render({ [EACH]: pages });
  const known = FORM_FIELDS.map((field) => names.at(-1)?.[field] ?? field);
  if (unknown.size > 0) {
    throw new Fault("unknown-placeholder", { path, names: [...unknown], known });
  }
  if (outside.size > 0) {
    throw new Fault("placeholder-outside-text", { path, names: [...outside] });
  }
  return document.toBuffer();
}

const isPage = (scope: unknown): scope is Page =>
  typeof scope === "object" && scope !== null && "values" in scope;

type Parser = (
  tag: string,
  meta?: { tag: { module?: string; raw?: string } },
) => { get(scope: unknown, context: { scopeList: unknown[] }): unknown };

/** Errors are ours to tell, not the library's to print. */
const SETTINGS = { paragraphLoop: true, linebreaks: true, errorLogging: false };

function understand(path: string, bytes: Uint8Array, parser: Parser): Docxtemplater {
  const zip = unpack(path, bytes);
  try {
    return new Docxtemplater(zip, { ...SETTINGS, parser });
  } catch (error) {
    throw new Fault("bad-form", { path, tags: tagsOf(error) });
  }
}

/** The document, its text within a loop over the talks. */
function unpack(path: string, bytes: Uint8Array): PizZip {
  try {
    const zip = new PizZip(bytes);
    const text = zip.file(TEXT)?.asText() ?? "";
    const [begin, end] = [/<w:body\b[^>]*>/.exec(text), text.lastIndexOf("</w:body>")];
    if (!begin || end < 0) throw new Error("no body");
    const from = begin.index + begin[0].length;
    // The page's own settings close the body.
    const settings = /<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*$/.exec(text.slice(from, end));
    const to = settings?.[0].trimEnd().endsWith("</w:sectPr>") ? from + settings.index : end;
    const looped = [
      ...[text.slice(0, from), said(`{#${EACH}}`), said(`{#${LATER}}`), PAGE_BREAK, said("{/}")],
      ...[text.slice(from, to), said("{/}"), text.slice(to)],
    ];
    zip.file(TEXT, looped.join(""));
    return zip;
  } catch {
    throw new Fault("not-a-form", { path });
  }
}

const said = (tag: string) => `<w:p><w:r><w:t>${tag}</w:t></w:r></w:p>`;
/** So low that it takes no room from the page it begins. */
const PAGE_BREAK =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:br w:type="page"/></w:r></w:p>';

/** Which placeholders a document's errors speak of. */
function tagsOf(error: unknown): string[] {
  const { properties } = error as {
    properties?: { errors?: { properties?: { xtag?: string } }[]; xtag?: string };
  };
  const all = properties?.errors ?? [{ properties: { ...properties } }];
  return [...new Set(all.flatMap((one) => one.properties?.xtag ?? []))];
}
