/// <reference lib="dom" />
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logOn, staffedOffice, talkOf } from "../contract/setup.ts";
import { FOUND } from "../helpers/talks.ts";

const CHROMIUM = "/usr/bin/chromium";
const isInstalled = existsSync(CHROMIUM);
/** Desktop, and a phone held upright. */
const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
const GRADES = ["--mind-grade", "good", "--ability-grade", "average", "--standing-grade", "poor"];

let browser: Browser | undefined;
beforeAll(async () => {
  if (isInstalled) {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  }
});
afterAll(() => browser?.close());

/** What each page is made by; `one` stands for the talk that was held. */
const PAGES: [name: string, ...argv: string[]][] = [
  ["the blank forms", "export"],
  ["the blank forms to be signed by the person", "export", "--sign"],
  ["the filled form", "show", "one"],
  ["the report", "report"],
  ["the report as an official document", "report", "--paper"],
  ["a township's booklet", "show", "--township", "龙塘镇"],
  ["the findings", "findings"],
  ["a person's page", "show", "--person", "吴一"],
];

for (const lang of ["en", "zh"]) {
  test.skipIf(!isInstalled).each(PAGES)(
    `a browser shows %s (${lang}), asks nobody, and prints it`,
    async (_name, ...argv) => {
      const here = await staffedOffice();
      await logOn(here, "吴一", 1, ...FOUND, ...GRADES, "--date", "2026-10-20");
      const { id } = await talkOf(here, "吴一", 1);
      const file = join(here.folder, "x.html");
      const asked = argv.map((word) => (word === "one" ? `${id}` : word));
      const { exit, stderr } = await here.talks(...asked, "-o", file, "--lang", lang);
      expect(exit, stderr).toBe(0);
      for (const viewport of SCREENS) {
        const page = await (browser as Browser).newPage({ viewport, locale: "zh-CN" });
        const [said, requests]: [string[], string[]] = [[], []];
        page.on("console", (message) => said.push(message.text()));
        page.on("pageerror", (error) => said.push(error.message));
        page.on("request", (request) => requests.push(request.url()));
        await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
        expect(said).toEqual([]);
        expect(requests).toEqual([pathToFileURL(file).href]);
        const structure = await page.evaluate(lookAt);
        expect(structure).toEqual({
          ...{ mode: "CSS1Compat", lang: lang === "zh" ? "zh-CN" : "en", scripts: 0 },
          ...{ titled: true, uneven: [], overflow: false },
        });
        if (viewport === SCREENS[0]) {
          const pdf = await page.pdf({ preferCSSPageSize: true });
          expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
          // A4, upright or across.
          const sizes = pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
          const sides = [...sizes].map(([, w, h]) =>
            [w, h]
              .map((side) => Math.round(Number(side)))
              .sort()
              .join(),
          );
          expect(new Set(sides)).toEqual(new Set(["595,842"]));
        }
        await page.close();
      }
    },
  );
}

/** Runs in the page: what can be told from its structure. */
function lookAt() {
  const { documentElement: root } = document;
  const columns = (row: Element) =>
    [...row.children].reduce((sum, cell) => sum + ((cell as HTMLTableCellElement).colSpan ?? 1), 0);
  // As many cells in each row of a table.
  const uneven = [...document.querySelectorAll("table")].flatMap((table) => {
    const counts = new Set([...table.querySelectorAll("tr")].map(columns));
    return counts.size > 1 ? [table.innerText.slice(0, 40)] : [];
  });
  return {
    mode: document.compatMode,
    lang: root.lang,
    scripts: document.scripts.length,
    titled: document.title !== "" && document.querySelectorAll("h1").length > 0,
    uneven,
    overflow: root.scrollWidth > root.clientWidth,
  };
}
