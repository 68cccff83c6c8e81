import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import { FORM_FIELDS } from "../../src/domain/record-form.ts";
import { loadMessages } from "../../src/messages/index.ts";
import { CADRES, FOUND, type Office, VILLAGES } from "../helpers/talks.ts";
import { logOn, refused, staffedOffice, talkOf } from "./setup.ts";

const DATA = join(import.meta.dirname, "..", "..", "data", "forms");
const TEXT = "word/document.xml";

const read = (here: Office, name: string) => readFileSync(join(here.folder, name), "utf8");
const xmlOf = (path: string) => new PizZip(readFileSync(path)).file(TEXT)?.asText() ?? "";

/** The texts of a form in the order they stand, of a document or a page. */
function texts(here: Office, name: string): string[] {
  const pattern = name.endsWith(".docx") ? /<w:t[^>]*>([^<]*)<\/w:t>/g : />([^<>]+)</g;
  const whole = name.endsWith(".docx") ? xmlOf(join(here.folder, name)) : body(here, name);
  return [...whole.matchAll(pattern)].map(([, text]) => (text ?? "").trim()).filter(Boolean);
}

const body = (here: Office, name: string) => read(here, name).split("<body>")[1] ?? "";

/** An office's own form: its paragraphs, and what stands in its header. */
function ownForm(here: Office, paragraphs: string[], header?: string): string {
  const zip = new PizZip(readFileSync(join(DATA, "record-form.docx")));
  const xml = zip.file(TEXT)?.asText() ?? "";
  const drawn = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  const page = /<w:sectPr>[\s\S]*<\/w:sectPr>/.exec(xml)?.[0] ?? "";
  zip.file(TEXT, xml.replace(/<w:body>[\s\S]*<\/w:body>/, `<w:body>${drawn}${page}</w:body>`));
  if (header) {
    const types = zip.file("[Content_Types].xml")?.asText() ?? "";
    const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    zip.file(
      "[Content_Types].xml",
      types.replace(
        "</Types>",
        `<Override PartName="/word/header1.xml" ContentType="${word}.header+xml"/></Types>`,
      ),
    );
    zip.file(
      "word/header1.xml",
      `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>${header}</w:t></w:r></w:p></w:hdr>`,
    );
  }
  const path = join(here.folder, "own.docx");
  writeFileSync(path, zip.generate({ type: "nodebuffer" }));
  return path;
}

describe("export of record forms", () => {
  test.each(["x.docx", "x.html"])("has one for each talk still owed: %s", async (name) => {
    const here = await staffedOffice({
      cadres: CADRES.replace("staff_no", "staff_no,born,sex").replace("A1", "A1,1975-03,female"),
    });
    await logOn(here, "吴一", 1, ...FOUND);
    const told = await here.ok("export", "--village", "三桥村", "-o", name, "--lang", "zh");
    expect(told).toEqual({ file: name, total: 3 });
    const said = texts(here, name);
    expect(said.filter((text) => text === "谈心谈话记录表")).toHaveLength(3);
    const second = await talkOf(here, "吴一", 2);
    const at = said.indexOf(`编号：${second.id}`);
    expect(said.slice(at, at + 20)).toEqual([
      ...[`编号：${second.id}`, "层级：第2层级", "谈话期限：2026年12月9日"],
      ...["谈话对象", "吴一", "性别", "女", "出生年月", "1975年3月", "所在村社区", "龙塘镇三桥村"],
      ...["职务", "书记、主任", "谈话人", "林部长", "职务", "琼山区委组织部长"],
      ...["谈话时间", "年　月　日", "谈话方式"],
    ]);
    expect(said).toContain("□好\u2003□较好\u2003□一般\u2003□较差");
    expect(said).toContain("□面谈\u2003□入户");
    expect(said.join()).not.toMatch(/☑|校验码/);
  });

  test("signs the person only where that is asked for, without what judges the person", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(
      here,
      "吴一",
      1,
      ...FOUND,
      "--mind-grade",
      "poor",
      "--risk",
      "有上访",
      "--recommend",
      "replace",
      "--lang",
      "zh",
    );
    await here.talks("show", `${talk.id}`, "-o", "x.html", "--lang", "zh");
    expect(texts(here, "x.html")).not.toContain("谈话对象签名");
    await here.talks("show", `${talk.id}`, "-o", "x.html", "--sign", "--lang", "zh");
    const [first = "", second = "", ...others] = body(here, "x.html").split("</section>");
    expect(others.join("").trim()).toMatch(/^<\/body>/);
    expect(first).toContain("谈话对象签名");
    expect(second).not.toContain("谈话对象签名");
    for (const judged of ["☑较差", "有上访", "☑不再提名"]) {
      expect(first).not.toContain(judged);
      expect(second).toContain(judged);
    }
  });

  test("nobody's name becomes markup", async () => {
    const villages = VILLAGES.replaceAll("米铺社区", "米<b>&铺社区");
    const cadres = CADRES.replaceAll("米铺社区", "米<b>&铺社区");
    const here = await staffedOffice({ villages, cadres });
    await here.ok("export", "--township", "国兴街道", "-o", "x.html");
    await here.ok("export", "--township", "国兴街道", "-o", "x.docx");
    await here.ok(
      "export",
      "--township",
      "国兴街道",
      "-o",
      "y.docx",
      "--form",
      ownForm(here, ["{village}"]),
    );
    expect(read(here, "x.html")).toContain("米&lt;b&gt;&amp;铺社区");
    for (const name of ["x.docx", "y.docx"]) {
      expect(xmlOf(join(here.folder, name))).toContain("米&lt;b&gt;&amp;铺社区");
    }
  });
});

describe("the form of a talk, filled", () => {
  test("says what its entry says, with the history's head", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(
      here,
      "吴一",
      1,
      ...FOUND,
      "--ability-grade",
      "average",
      "--date",
      "2026-10-20",
    );
    await logOn(here, "吴一", 1, "--mode", "phone", "--mind", "后来的", "--date", "2026-10-30");
    const { head } = await here.ok("report");
    for (const name of ["x.html", "x.docx"]) {
      await here.talks("show", `${talk.id}`, "-o", name);
      const said = texts(here, name);
      for (const text of [
        "2026-10-20",
        "安心",
        "坚定",
        "□good\u2003□fairly good\u2003☑average\u2003□poor",
        "☑in person\u2003□home visit",
        `Check code ${head}`,
      ]) {
        expect(said, name).toContain(text);
      }
      expect(said).not.toContain("后来的");
    }
  });

  test("of an attempt says so, and why it does not count", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴一", 1, ...FOUND, "--mode", "phone");
    await here.talks("show", `${talk.id}`, "-o", "x.html");
    const said = texts(here, "x.html");
    expect(said).toContain("□in person\u2003□home visit\u2003☑by phone");
    expect(said.join("\n")).toMatch(/rule 5/);
  });

  test("is blank where nothing was recorded, and prints JSON beside the file", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    const { talk } = await here.ok("show", `${id}`, "-o", "x.docx");
    expect(talk.id).toBe(id);
    expect(texts(here, "x.docx").join()).not.toContain("☑");
  });
});

describe("an office's own form", () => {
  test.each([
    ["en", "record-form.docx"],
    ["zh", "record-form.zh-CN.docx"],
  ])("begins with ours: in %s it says the same as the built-in one", async (lang, name) => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴一", 1, ...FOUND, "--mind-grade", "good", "--risk", "r");
    await here.talks("show", `${talk.id}`, "-o", "a.docx", "--lang", lang);
    const form = ["--form", join(DATA, name)];
    await here.talks("show", `${talk.id}`, "-o", "b.docx", ...form, "--lang", lang);
    expect(texts(here, "b.docx")).toEqual(texts(here, "a.docx"));
    const tags = xmlOf(join(DATA, name)).match(/\{[^}]+\}/g) ?? [];
    expect(new Set(tags).size).toBe(FORM_FIELDS.length);
  });

  test("is filled once for each talk, in either language's names", async () => {
    const here = await staffedOffice();
    const own = ownForm(here, ["{person} {编号}", "{#risk}risk{/risk}{谈话人}"]);
    await here.ok("export", "--village", "三桥村", "-o", "x.docx", "--form", own);
    const { talks } = await here.ok("list", "--village", "三桥村");
    expect(texts(here, "x.docx")).toEqual(
      talks.flatMap((talk: { id: number; talker: string; person: { name: string } }) => [
        `${talk.person.name} ${talk.id}`,
        talk.talker,
      ]),
    );
    const breaks = xmlOf(join(here.folder, "x.docx")).match(/w:type="page"/g) ?? [];
    expect(breaks).toHaveLength(talks.length - 1);
  });

  test("is refused where it cannot be filled as it was meant", async () => {
    const here = await staffedOffice();
    const fill = async (
      ...form: Parameters<typeof ownForm> extends [Office, ...infer R] ? R : never
    ) => {
      const own = ownForm(here, ...form);
      return refused(here, 3, "export", "-o", "x.docx", "--form", own);
    };
    expect(await fill(["{nobody}"])).toMatchObject({ code: "unknown-placeholder" });
    expect(await fill(["{@person}"])).toMatchObject({ code: "unknown-placeholder" });
    expect(await fill(["{person"])).toMatchObject({ code: "bad-form" });
    // On the forms of several people a header would speak of one.
    expect(await fill(["{person}"], "{person}")).toMatchObject({
      code: "placeholder-outside-text",
    });
    here.file("text.docx", "no document");
    const text = ["--form", join(here.folder, "text.docx")];
    expect(await refused(here, 3, "export", "-o", "x.docx", ...text)).toMatchObject({
      code: "not-a-form",
    });
    await refused(here, 7, "export", "-o", "x.docx", "--form", "missing.docx");
  });

  test("a header may speak of the one person", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    const own = ownForm(here, ["{posts}"], "{person}");
    await here.ok("show", `${id}`, "-o", "x.docx", "--form", own);
    const zip = new PizZip(readFileSync(join(here.folder, "x.docx")));
    expect(zip.file("word/header1.xml")?.asText()).toContain("吴一");
  });
});

test("every placeholder is documented, with its name in Chinese", async () => {
  const docs = readFileSync(join(DATA, "..", "..", "docs", "record-form.md"), "utf8");
  const { forms } = await loadMessages("zh");
  const rows = [...docs.matchAll(/^\| `\{(\w+)\}` \| `\{([^}]+)\}` \|/gm)];
  expect(rows.map(([, field, chinese]) => [field, chinese])).toEqual(
    FORM_FIELDS.map((field) => [field, forms.placeholders[field]]),
  );
});

test("the flags of forms go with forms alone", async () => {
  const here = await staffedOffice();
  const { id } = await talkOf(here, "吴一", 1);
  const own = ownForm(here, ["{person}"]);
  await refused(here, 2, "export", "-o", "x.xlsx", "--sign");
  await refused(here, 2, "export", "-o", "x.html", "--form", own);
  await refused(here, 2, "export", "-o", "x.docx", "--form", own, "--sign");
  await refused(here, 2, "show", "--village", "三桥村", "--sign", "-o", "x.html");
  await refused(here, 2, "show", `${id}`, "-f", "docx");
  await refused(here, 3, "export", "-o", "x.csv");
  await refused(here, 3, "show", "--village", "三桥村", "-o", "x.docx");
});

test("a township's page is a booklet: a page a village that is not over", async () => {
  const here = await staffedOffice();
  await here.talks("show", "--township", "龙塘镇", "-o", "x.html", "--lang", "zh");
  const titles = [...read(here, "x.html").matchAll(/<h1>([^<]*)<\/h1>/g)].map(([, title]) => title);
  expect(titles).toEqual([
    "琼山区龙塘镇",
    "三桥村 · 龙塘镇 · 2026年11月1日",
    "龙富村 · 龙塘镇 · 2026年11月1日",
  ]);
});
