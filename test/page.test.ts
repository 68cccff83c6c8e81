import { expect, test } from "vitest";
import { NO_FILTERS } from "../src/domain/talk.ts";
import { loadMessages } from "../src/messages/index.ts";
import { reportDocument } from "../src/output/report.ts";
import { openFile } from "../src/store/database/open-file.ts";
import { readReport } from "../src/store/report/report.ts";
import { FOUND, type Office, office } from "./helpers/talks.ts";
import { dice } from "./walk/clerk.ts";

const TODAY = "2026-11-20";
const LINES = 7;

/** An office with so many districts of one to three townships, their talks assigned. */
async function bigOffice(districts: number, roll: (sides: number) => number): Promise<Office> {
  const here = office(TODAY);
  const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
  await here.ok("init", "--district", "区0", ...days);
  const leaders = ["post,name,district,township"];
  const villages = ["district,township,village,key,branch_election"];
  const cadres = ["district,township,village,name,party_post,committee_post,staff_no"];
  for (let d = 0; d < districts; d++) {
    leaders.push(`district_secretary,书记${d},区${d},`, `organization_minister,部长${d},区${d},`);
    for (let t = 0; t <= roll(3); t++) {
      const township = `区${d},镇${t}`;
      leaders.push(`township_secretary,镇${d}之${t},${township}`);
      for (let v = 0; v <= roll(3); v++) {
        const election = roll(4) ? "" : `2026-11-${roll(2) ? "15" : "28"}`;
        villages.push(`${township},村${v},${roll(2) ? "yes" : "no"},${election}`);
        cadres.push(`${township},村${v},吴${d}之${t}之${v},secretary,director,`);
        // Some sit in two villages, now and then of two townships.
        cadres.push(`${township},村${v},符${d}之${v},member,,S${d}之${v}`);
      }
    }
  }
  const files = { leaders, villages, cadres };
  const paths = Object.entries(files).map(([name, rows]) =>
    here.file(`${name}.csv`, `${rows.join("\n")}\n`),
  );
  await here.ok("import", ...paths);
  await here.ok("assign");
  return here;
}

/** A page, and the same cut from all there is; the talkers' own pace is known of all alone. */
async function bothWays({ db }: Office) {
  const store = openFile(db);
  const messages = await loadMessages("en");
  const shown = async (lines: number | null) => {
    const moment = { today: TODAY, asOf: TODAY };
    const filters = NO_FILTERS;
    const question = { filters, moment, villages: false, limit: lines, lines };
    const report = await readReport(store, question);
    report.outstanding = report.outstanding.slice(0, LINES);
    const { totals, tiers, closed, attempts, pace, lastDeadline } = report;
    const view = { by: null, countsOnly: false, outlook: false, filtered: false, rows: LINES };
    const { sheets } = reportDocument(report, messages, { ...view, next: null });
    return { totals, tiers, closed, attempts, pace, lastDeadline, sheets };
  };
  const both = { page: await shown(LINES), all: await shown(null) };
  store.close();
  return both;
}

test.each([1, 3, 36])("%i districts: a page shows the worst of all", async (districts) => {
  const roll = dice(districts).upTo;
  const here = await bigOffice(districts, roll);
  const { talks } = await here.ok("list", "--status", "all");
  for (let round = 0; round < 5; round++) {
    const { page, all } = await bothWays(here);
    expect(page).toEqual(all);

    const found = Object.fromEntries(
      FOUND.filter((_, i) => i % 2 === 0).map((flag, i) => [flag.slice(2), FOUND[2 * i + 1]]),
    );
    const records = talks
      .filter(() => roll(4) === 0)
      .map(({ id }: { id: number }) => ({
        ...{ talk: id, date: `2026-11-${10 + roll(10)}`, ...found },
        ...(roll(5) === 0 && { mode: "phone" }),
      }));
    await here.ok("log", "--from", here.file("records.json", JSON.stringify(records)));
    const waived = String(talks[roll(talks.length)].id);
    await here.talks("waive", waived, "--reason", "病", "--approver", "陈");
    expect((await here.talks("doctor")).exit).toBe(0);
  }
});
