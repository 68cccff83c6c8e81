import { expect, onTestFinished, test } from "vitest";
import type { Entry } from "../src/domain/talk.ts";
import { Fault } from "../src/errors.ts";
import { readRoster } from "../src/roster/read.ts";
import { sourceOf } from "../src/roster/source.ts";
import type { Store } from "../src/store/database/connection.ts";
import { openFile } from "../src/store/database/open-file.ts";
import { transact } from "../src/store/database/transaction.ts";
import { examine } from "../src/store/evidence/doctor.ts";
import { importRoster } from "../src/store/roster/import-roster.ts";
import { endStaging, openStaging, stage } from "../src/store/roster/staging.ts";
import { assign } from "../src/store/talks/assign.ts";
import { logRecords } from "../src/store/talks/log.ts";
import { behind } from "./contract/setup.ts";
import { type Office, staffedOffice } from "./helpers/talks.ts";

const TODAY = "2026-11-01";
const FOUND = { text: "安心", grade: null };
const ENTRY: Entry = {
  ...{ date: TODAY, talker: "陈书记", mode: "in_person", place: null, recorder: null, with: [] },
  findings: { mind: FOUND, ability: FOUND, politics: FOUND, standing: FOUND },
  ...{ intention: null, recommend: null, followUpOwner: null, followUpDue: null },
  ...{ risk: null, suggestion: null, followUp: null },
};
const by = (what: string) => ({ actor: "clerk", at: "2026-11-01T00:00:00.000Z", what });
const progress = async () => {};

/** A new village of one, as `import` takes it in. */
async function takeIn(here: Office, store: Store, rehearse: boolean) {
  const file = here.file(
    "more.csv",
    "township,village,name,party_post\n龙塘镇,新村,符三,secretary\n",
  );
  const staging = openStaging(store);
  const take = (rows: Parameters<typeof stage>[1]) => stage(staging, rows);
  try {
    await readRoster([sourceOf(file)], {
      ...{
        encoding: null,
        headings: new Map(),
        measures: { measures: [] },
        today: TODAY,
        window: null,
        progress,
        take,
      },
    });
    endStaging(staging);
    const how = { effective: TODAY, today: TODAY, files: [file], allChanges: false, progress };
    return await importRoster(store, by("import"), staging, { ...how, rehearse: () => rehearse });
  } finally {
    staging.db.close();
  }
}

/** All that can be rehearsed, one after the other on one connection. */
async function everything(here: Office, store: Store, rehearse: boolean) {
  const entered = await logRecords(store, by("log"), [{ ...ENTRY, talk: 1 }], TODAY, { rehearse });
  const { summary } = await takeIn(here, store, rehearse);
  const how = { rehearse, inFull: true, progress: () => {} };
  const { added } = await assign(store, by("assign"), TODAY, how);
  return { records: entered.length, people: summary.people.added, added: added.length };
}

async function rehearsed(): Promise<{ here: Office; store: Store }> {
  const here = await staffedOffice();
  const store = openFile(here.db);
  onTestFinished(() => void store.close());
  // Nothing is assigned of an import that was taken back.
  expect(await everything(here, store, true)).toEqual({ records: 1, people: 1, added: 0 });
  const fails = () =>
    transact(store, () => {
      throw new Error("made up");
    });
  expect(fails).toThrow("made up");
  return { here, store };
}

test("what was rehearsed, or failed, is done by the same connection afterwards", async () => {
  const { here, store } = await rehearsed();
  expect(await everything(here, store, false)).toEqual({ records: 1, people: 1, added: 2 });
  expect((await examine(store, { path: here.db, anchor: null })).flaws).toEqual([]);
});

test("after a rehearsal it still sees what another program alters", async () => {
  const { here, store } = await rehearsed();
  behind(here, "UPDATE talk SET tier = 3 WHERE id = 1");
  const entered = everything(here, store, false);
  await expect(entered).rejects.toThrow(Fault);
  await expect(entered).rejects.toMatchObject({ code: "does-not-hold" });
});
