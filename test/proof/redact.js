import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chance } from "./chance.js";
import { rows } from "./contents.js";
import { complaints, done, found, initialised, remove } from "./place.js";

/** How many people have something to be redacted. */
export const COUNT = 200;

const TEXTS = ["place", "recorder", "mind", "ability", "politics", "standing", "risk"];
TEXTS.push("suggestion", "followUp");

/**
 * How often a text repeats itself. Pages are 4 KB: some texts fit, some run over into pages of their own;
 * the longest come near the ten thousand characters there may be.
 */
const LENGTHS = [1, 1, 3, 40, 300];

/**
 * Enters texts and phones that are nowhere else, redacts every other person, and looks for them in
 * every byte of the folder's databases, at once and after more work.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const luck = chance(seed);
  const folder = await initialised();
  const people = Array.from({ length: count }, (_, i) => person(i, luck));
  const cadres = (/** @type {{phones: boolean}} */ { phones }) => {
    const lines = people.map(({ village, name, staff, phone }) =>
      ["红旗镇", village, name, "secretary", "director", staff, phones ? phone : ""].join(),
    );
    const head = "township,village,name,party_post,committee_post,staff_no,phone";
    writeFileSync(join(folder, "people.csv"), `${[head, ...lines].join("\n")}\n`);
  };
  cadres({ phones: true });
  await done(folder, "import", "leaders.csv", "people.csv");
  await done(folder, "assign");
  const { talks } = await done(folder, "list", "--tier", "2", "--status", "all");
  const talkOf = new Map(talks.map((/** @type {any} */ talk) => [talk.person.staffNo, talk.id]));
  const entries = people.flatMap((one) =>
    one.records.map((texts) => ({ talk: talkOf.get(one.staff), ...texts })),
  );
  writeFileSync(join(folder, "entries.json"), JSON.stringify(entries));
  await done(folder, "log", "--from", "entries.json");
  const { head } = await done(folder, "doctor");

  /** @type {string[]} */
  const failures = [];
  const gone = people.filter((_, i) => i % 2 === 0);
  const kept = people.filter((_, i) => i % 2 === 1);
  const look = (/** @type {string} */ when) => {
    const bytes = readdirSync(folder)
      .filter((file) => file.startsWith("talks.db"))
      .map((file) => readFileSync(join(folder, file)));
    // What all texts of a person begin with: a text may be cut in two by the end of a page.
    const left = gone
      .flatMap(({ sign, phone }) => [sign, phone])
      .filter((text) => bytes.some((file) => file.includes(text)));
    if (left.length > 0)
      failures.push(`${when}: ${left.length} texts are left, such as ${left[0]}`);
    const texts = rows(join(folder, "talks.db"), "SELECT * FROM record").flatMap(Object.values);
    const there = new Set(texts.filter((text) => typeof text === "string"));
    const lost = kept.flatMap((one) => one.texts).filter((text) => !there.has(text));
    if (lost.length > 0) failures.push(`${when}: ${lost.length} texts of others are gone`);
  };
  for (const { staff } of gone) await done(folder, "redact", staff, "--reason", "本人申请");
  look("after redacting");
  // A second time, when there is something new.
  const again = gone.slice(0, 3);
  for (const { staff } of again) {
    await done(folder, "log", `${talkOf.get(staff)}`, ...found("第二次"));
    await done(folder, "redact", staff, "--reason", "再次申请");
  }
  look("after redacting again");
  cadres({ phones: false });
  await done(folder, "import", "people.csv", "villages.csv");
  await done(folder, "assign");
  await done(folder, "cycle", "--election", "2026-12-22");
  await done(folder, "log", `${talkOf.get(kept[0]?.staff)}`, ...found("此后"));
  look("after more work");

  const files = [...readdirSync(folder).filter((file) => !file.startsWith("talks.db")), "talks.db"];
  failures.push(...(await complaints(folder, files)));
  const { flaws } = await done(folder, "doctor", "--anchor", head);
  if (flaws.length > 0) failures.push("the old anchor is not held");
  for (const { staff } of gone) {
    const { talk } = await done(folder, "show", `${talkOf.get(staff)}`);
    if (talk.status !== "done") failures.push(`${staff}: ${talk.status}`);
  }
  const contact = "SELECT id FROM person WHERE staff_no = ? AND coalesce(phone, id_last_four) > ''";
  for (const { staff } of gone) {
    if (rows(join(folder, "talks.db"), contact, staff).length > 0) failures.push(`${staff}: phone`);
  }
  remove(folder);
  const texts = gone.reduce((sum, one) => sum + one.texts.length, 0);
  return {
    seen: `${texts} texts and ${gone.length} phones of ${gone.length} people, none left`,
    failures,
  };
}

/** @param {number} i @param {ReturnType<typeof chance>} luck */
function person(i, luck) {
  const phone = `1${String(i).padStart(4, "0")}${luck.whole(100_000, 999_999)}`;
  const sign = `印${i}记`;
  /** @type {string[]} */
  const texts = [];
  const records = Array.from({ length: luck.whole(1, 3) }, (_, n) =>
    Object.fromEntries(
      TEXTS.map((field) => {
        const times = field === "recorder" ? 1 : luck.pick(LENGTHS); // a name is short
        const text = `${sign}${n}${field}${luck.whole(1, 999_999)}。`.repeat(times);
        texts.push(text);
        return [field, text];
      }),
    ),
  );
  return { name: `人${i}`, staff: `工${i}`, village: `第${i}村`, phone, sign, texts, records };
}
