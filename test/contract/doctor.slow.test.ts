import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { busyOffice } from "./setup.ts";

test("whatever page of the file is broken, doctor says so with 6", async () => {
  const here = await busyOffice();
  const sound = readFileSync(here.db);
  const page = 4096;
  for (let at = page; at < sound.length; at += page) {
    const broken = Buffer.from(sound).fill(0xff, at, at + 200);
    writeFileSync(here.db, broken);
    expect({ at, exit: (await here.talks("doctor")).exit }).toEqual({ at, exit: 6 });
  }
});
