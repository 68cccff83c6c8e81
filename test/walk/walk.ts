/** Takes steps with the program and the model at once and compares what both make of them. */

import { expect } from "vitest";
import type { Office } from "../helpers/talks.ts";
import type { Move } from "./clerk.ts";
import {
  type Day,
  type Entry,
  figures,
  isOpen,
  labelOf,
  picture,
  placeKey,
  plusDays,
  Refused,
  retell,
  type Statement,
  type Step,
  seatKey,
  type TalkShown,
  type Told,
  type World,
} from "./model.ts";

// biome-ignore lint/suspicious/noExplicitAny: whatever document the program printed
type Json = any;

const CYCLE = { district: "琼山区", start: "2026-09-01", election: "2026-12-10" };
export const FIRST_DAY: Day = "2026-10-05";

const TALK_KEYS = ["id", "tier", "status", "overdue", "seat", "talker", "person", "posts"];
TALK_KEYS.push("villages", "because", "deadline", "closedBecause", "completedOn", "byPredecessor");

export class Walk {
  /** The commands so far, to be pasted into a shell. */
  readonly transcript: string[] = [];
  readonly #office: Office;
  readonly #history: Told[] = [];
  /** The program's ids by the model's keys and tags. */
  readonly #ids = new Map<string, number>();
  readonly #records = new Map<number, number>();
  #world: World;
  #taken = 0;
  #seq = 0;
  #statuses = new Map<string, string>();
  #coverage: number | null = null;

  constructor(office: Office) {
    this.#office = office;
    this.#world = retell(CYCLE, []);
  }

  get world(): World {
    return this.#world;
  }

  async start(): Promise<void> {
    const { district, start, election } = CYCLE;
    this.#office.today = FIRST_DAY;
    this.#transcribe([`export TALKS_TODAY=${FIRST_DAY}`]);
    const init = ["init", "--district", district, "--start", start, "--election", election];
    const { exit, stderr } = await this.#run(init);
    expect(exit, stderr).toBe(0);
    this.#seq = (await this.#json("history")).events[0].seq;
  }

  /** Takes a move and compares everything after it; a talk that is not there makes it void. */
  async take(move: Move): Promise<void> {
    this.#taken++;
    if (this.#office.today !== move.today) {
      this.#office.today = move.today;
      this.#transcribe([`export TALKS_TODAY=${move.today}`]);
    }
    if ("argv" in move) {
      const { exit } = await this.#run(move.argv);
      expect(exit, "exit").toBe(move.exit);
      return this.#compare(move.today, [], "nothing");
    }
    const { step, today, dryRun } = move;
    const argv = this.#argvOf(step);
    if (argv === null) return;
    const told: Told = { today, step, chosen: new Map() };
    const world = this.#tell(told);
    const outcome = await this.#run([...argv, ...(dryRun ? ["--dry-run"] : [])]);
    expect(outcome.exit, `exit (${outcome.stderr.trim()})`).toBe(world ? 0 : 3);
    const touched = talksOf(step);
    if (world === null) return this.#compare(today, touched, "nothing");
    if (step.does === "assign") this.#checkAssignment(outcome.json, world, told, today, dryRun);
    if (dryRun) return this.#compare(today, touched, "nothing");

    this.#history.push(told);
    this.#world = retell(CYCLE, this.#history);
    if (step.does === "log") this.#noteRecords(outcome.json, step.entries);
    await this.#compare(today, touched, "something");
    if (!move.again) return;
    const again = await this.#run(argv);
    expect(again.exit, "the same again").toBe(0);
    await this.#compare(today, touched, "nothing");
  }

  /** What the model makes of a step; null when it must be refused. */
  #tell(told: Told): World | null {
    try {
      return retell(CYCLE, [...this.#history, told]);
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  // Commands.

  #argvOf(step: Step): string[] | null {
    switch (step.does) {
      case "import": {
        const files = this.#files(step.statement);
        return ["import", ...files, ...(step.effective ? ["--effective", step.effective] : [])];
      }
      case "assign":
        return ["assign"];
      case "log":
        return this.#logArgv(step.entries);
      case "void": {
        const id = this.#records.get(step.record);
        return id === undefined ? null : ["void", String(id), "--reason", "误录"];
      }
      case "waive":
      case "unwaive": {
        const id = this.#ids.get(step.talk);
        const approver = step.does === "waive" ? ["--approver", "林部长"] : [];
        return id === undefined ? null : [step.does, String(id), "--reason", "因故", ...approver];
      }
      case "cycle":
        return [
          "cycle",
          ...(step.start ? ["--start", step.start] : []),
          ...(step.election ? ["--election", step.election] : []),
        ];
    }
  }

  #files({ leaders, villages, cadres }: Statement): string[] {
    const columns: Record<string, string> = {
      staffNo: "staff_no",
      branchElection: "branch_election",
      committeeElection: "committee_election",
      party: "party_post",
      committee: "committee_post",
      other: "other_post",
    };
    return Object.entries({ leaders, villages, cadres }).flatMap(([name, rows]) => {
      const [first] = rows;
      if (!first) return [];
      const keys = Object.keys(first);
      const lines = rows.map((row: object) => {
        const cells: Record<string, unknown> = { ...row };
        return keys.map((key) => cells[key] ?? "").join(",");
      });
      const header = keys.map((key) => columns[key] ?? key).join(",");
      const text = `${[header, ...lines].join("\n")}\n`;
      this.#transcribe([`cat > ${name}.csv <<'EOF'\n${text}EOF`]);
      this.#office.file(`${name}.csv`, text);
      return [`${name}.csv`];
    });
  }

  #logArgv(entries: Entry[]): string[] | null {
    const inputs = entries.map((entry) => {
      const { findings: found, with: others, date, talker, mode } = entry;
      return {
        talk: this.#ids.get(entry.talk),
        ...(date && { date }),
        ...(talker && { talker }),
        ...(mode && { mode }),
        ...(others.length > 0 && { with: others }),
        ...Object.fromEntries(
          Object.entries(found).flatMap(([name, { text, grade }]) => [
            ...(text ? [[name, text]] : []),
            ...(grade ? [[`${name}Grade`, grade]] : []),
          ]),
        ),
      };
    });
    const [first] = inputs;
    if (!first || inputs.some(({ talk }) => talk === undefined)) return null;
    if (inputs.length > 1) {
      const text = JSON.stringify(inputs);
      this.#transcribe([`cat > entries.json <<'EOF'\n${text}\nEOF`]);
      this.#office.file("entries.json", text);
      return ["log", "--from", "entries.json"];
    }
    const { talk, ...flags } = first;
    const words = Object.entries(flags).flatMap(([name, value]) => [
      `--${name.replace("Grade", "-grade")}`,
      String(value),
    ]);
    return ["log", String(talk), ...words];
  }

  async #run(argv: string[]) {
    this.#transcribe([
      `talks ${argv.map((word) => (/\s/.test(word) ? `'${word}'` : word)).join(" ")}`,
    ]);
    const files = argv.map((word) =>
      /\.(csv|json)$/.test(word) ? `${this.#office.folder}/${word}` : word,
    );
    return this.#office.talks(...files, "--json");
  }

  async #json(...argv: string[]): Promise<Json> {
    return this.#office.ok(...argv);
  }

  #transcribe(lines: string[]): void {
    this.transcript.push(...lines);
  }

  // Answers.

  #checkAssignment(answer: Json, world: World, told: Told, today: Day, dryRun: boolean): void {
    const { added, closed, reopened } = world.assigned;
    const shown = picture(world, today).talks;
    const labels = (keys: Iterable<string>) => [...keys].map((key) => shown.get(key)?.label).sort();
    const printed = (talks: Json[]) => talks.map(labelOfPrinted).sort();
    expect(printed(answer.added), "assign: added").toEqual(labels(added));
    expect(printed(answer.closed), "assign: closed").toEqual(labels(closed.keys()));
    expect(printed(answer.reopened), "assign: reopened").toEqual(labels(reopened));
    const required = [...shown.values()].filter(({ status }) => status !== "closed").length;
    expect(answer, "assign").toMatchObject({
      dryRun,
      required,
      unchanged: required - added.length - reopened.length,
    });
    for (const talk of answer.added) {
      expect(talk.id === null, "a rehearsed talk has no id").toBe(dryRun);
      const key = added.find((one) => shown.get(one)?.label === labelOfPrinted(talk));
      if (key && !dryRun) this.#ids.set(key, talk.id);
    }
    for (const [key, reasons] of closed) {
      const talk = answer.closed.find((one: Json) => labelOfPrinted(one) === shown.get(key)?.label);
      expect([...reasons], `${key} closed because`).toContain(talk.closedBecause);
      told.chosen?.set(key, talk.closedBecause);
    }
  }

  #noteRecords(answer: Json, entries: Entry[]): void {
    const records: Json[] = answer.records ?? [answer.record];
    expect(records.map(({ talk }) => talk)).toEqual(entries.map((e) => this.#ids.get(e.talk)));
    for (const [i, { tag }] of entries.entries()) this.#records.set(tag, records[i]?.id);
  }

  // Comparisons.

  async #compare(today: Day, touched: string[], changed: "something" | "nothing"): Promise<void> {
    const { talks } = await this.#json("list", "--status", "all");
    const shown = picture(this.#world, today).talks;
    this.#compareTalks(talks, shown);
    const totals = await this.#compareReport(today, today);
    await this.#compareHistory(shown, totals, changed);
    const thorough = this.#taken % 10 === 0;
    for (const key of thorough ? shown.keys() : touched) await this.#compareStory(key, today);
    if (!thorough) return;
    await this.#compareReport(today, plusDays(today, -((this.#taken * 7) % 45)));
    await this.#compareFiltered(today);
  }

  #compareTalks(printed: Json[], shown: Map<string, TalkShown>): void {
    const byLabel = (talks: [string, unknown][]) =>
      Object.fromEntries(talks.sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(printed.map(labelOfPrinted).sort(), "the talks there are").toEqual(
      [...shown.values()].map(({ label }) => label).sort(),
    );
    expect(
      byLabel(printed.map((talk) => [labelOfPrinted(talk), comparable(talk)])),
      "list --status all",
    ).toEqual(byLabel([...shown.values()].map((talk) => [talk.label, this.#expected(talk)])));
    for (const { person, villages } of printed) expect(villages).toContain(person.village);
  }

  #expected(talk: TalkShown): unknown {
    const { label: _label, key, places: _places, ...rest } = talk;
    return { id: this.#ids.get(key), ...rest };
  }

  async #compareReport(today: Day, asOf: Day): Promise<Json> {
    const report = await this.#json("report", "--by", "village", "--as-of", asOf);
    const wanted = figures(this.#world, today, asOf);
    const what = `report --as-of ${asOf}`;
    const compareRows = (
      name: string,
      keyOf: (row: Json) => string | number,
      expected: Map<string | number, object>,
    ) => {
      const rows = new Map<unknown, unknown>(
        report[name].map((row: Json) => [keyOf(row), only(row, expected.get(keyOf(row)))]),
      );
      expect(rows, `${what}: ${name}`).toEqual(expected);
    };
    const { start, election } = this.#world.cycle;
    expect(report.cycle, what).toMatchObject({ start, election });
    expect(report, what).toMatchObject({ asOf, daysLeft: wanted.daysLeft });
    expect(report.totals, `${what}: totals`).toMatchObject(wanted.totals);
    expect(report.closed, `${what}: closed`).toMatchObject(wanted.closed);
    expect(report.attempts, `${what}: attempts`).toBe(wanted.attempts);
    expect(report.pace, `${what}: pace`).toMatchObject(wanted.pace);
    compareRows("tiers", ({ tier }) => tier, wanted.tiers);
    compareRows("districts", ({ district }) => district, wanted.districts);
    compareRows("townships", (row) => placeKey(row.district, row.township), wanted.townships);
    compareRows(
      "villages",
      (row) => placeKey(row.district, row.township, row.village),
      wanted.villages,
    );
    compareRows(
      "talkers",
      ({ seat }) => seatKey(seat.post, seat.district, seat.township),
      wanted.talkers,
    );
    checkSums(report);
    checkOutstanding(report);
    return report.totals;
  }

  /** The totals under every kind of filter, and the lists of every status. */
  async #compareFiltered(today: Day): Promise<void> {
    const shown = [...picture(this.#world, today).talks.values()];
    const [seat] = this.#world.seats.values();
    const talker = shown.find((talk) => talk.talker !== null)?.talker ?? "";
    const township = seat ? [...this.#world.townships.values()][0]?.township : "";
    const filters: [string, string, (talk: TalkShown) => boolean][] = [
      ["--tier", "3", (talk) => talk.tier === 3],
      ["--district", CYCLE.district, (talk) => talk.seat.district === CYCLE.district],
      [
        "--township",
        township ?? "",
        (talk) => talk.places.some((place) => place.split("/")[1] === township),
      ],
      ["--talker", talker, (talk) => talk.talker === talker],
    ];
    for (const [flag, value, wanted] of filters) {
      if (value === "") continue;
      const { totals, closed, attempts, pace } = await this.#json("report", flag, value);
      const own = figures(this.#world, today, today, wanted);
      expect({ totals, closed, attempts, pace }, `report ${flag} ${value}`).toMatchObject({
        ...{ totals: own.totals, closed: own.closed, attempts: own.attempts, pace: own.pace },
      });
    }
    for (const status of ["outstanding", "partial", "done", "waived", "closed", "overdue"]) {
      const { talks, total } = await this.#json("list", "--status", status);
      const own = shown.filter((talk) => {
        if (status === "overdue") return talk.overdue;
        return status === "outstanding" ? isOpen(talk) : talk.status === status;
      });
      expect(talks.map(labelOfPrinted).sort()).toEqual(own.map(({ label }) => label).sort());
      expect(total).toBe(own.length);
    }
  }

  /** Every changed status stands in the history, and coverage rises for no other reason. */
  async #compareHistory(
    shown: Map<string, TalkShown>,
    totals: Json,
    changed: "something" | "nothing",
  ): Promise<void> {
    const events: Json[] = (await this.#json("history", "--limit", "3")).events;
    const fresh = events.filter(({ seq }) => seq > this.#seq);
    if (changed === "nothing") expect(fresh, "a command that changes nothing").toEqual([]);
    expect(fresh.length, "events of one command").toBeLessThanOrEqual(1);
    const noted: Json[] = fresh.flatMap(({ changes }) => changes);
    for (const [key, { status }] of shown) {
      const before = this.#statuses.get(key);
      if (before === undefined) continue;
      // One command may reopen a talk and judge it anew.
      const steps = noted.filter(({ talk }) => talk === this.#ids.get(key));
      const path = [before, ...steps.flatMap((step) => [step.before, step.after]), status];
      const pairs = path.flatMap((from, i) => (i % 2 === 0 ? [[from, path[i + 1]]] : []));
      expect(
        pairs.filter(([from, to]) => from !== to),
        `the history of ${key}: ${path}`,
      ).toEqual([]);
      for (const { reason } of steps) expect(reason).toMatch(/./);
    }
    if (this.#coverage !== null && totals.coverage > this.#coverage) {
      const causes = noted.filter(
        ({ before, after }) => before !== after && ["done", "closed", "waived"].includes(after),
      );
      expect(causes, "why coverage rose").not.toEqual([]);
    }
    this.#seq = events[0].seq;
    this.#statuses = new Map([...shown].map(([key, { status }]) => [key, status]));
    this.#coverage = totals.coverage;
  }

  async #compareStory(key: string, today: Day): Promise<void> {
    const { talks, records } = picture(this.#world, today);
    const talk = talks.get(key);
    const id = this.#ids.get(key);
    if (!talk || id === undefined) return;
    const story = await this.#json("show", String(id));
    expect(comparable(story.talk), `show ${id}`).toEqual(this.#expected(talk));
    const printed = story.records.map((record: Json) => ({
      ...Object.fromEntries(
        ["id", "talk", "date", "talker", "mode", "with", "findings", "completes", "reasons"].map(
          (name) => [name, record[name]],
        ),
      ),
      void: record.void !== null,
    }));
    const wanted = records
      .filter((record) => record.talk === key)
      .map(({ tag, ...record }) => ({ ...record, id: this.#records.get(tag), talk: id }));
    const byId = (a: Json, b: Json) => a.id - b.id;
    expect(printed.sort(byId), `the records of ${id}`).toEqual(
      wanted
        .map(
          ({ id, talk, date, talker, mode, with: others, findings, completes, reasons, ...r }) => ({
            ...{ id, talk, date, talker, mode, with: others, findings, completes, reasons },
            void: r.void,
          }),
        )
        .sort(byId),
    );
  }
}

/** The talks a step names. */
function talksOf(step: Step): string[] {
  if (step.does === "log") return step.entries.map(({ talk }) => talk);
  return step.does === "waive" || step.does === "unwaive" ? [step.talk] : [];
}

function labelOfPrinted({ seat, person }: Json): string {
  return labelOf(seat, person);
}

/** What a row says of the things that the other speaks of: more keys may be added. */
function only(row: Json, like: object | undefined): object {
  return Object.fromEntries(Object.keys(like ?? row).map((key) => [key, row[key]]));
}

/** A printed talk without what the model does not know. */
function comparable(talk: Json): unknown {
  const { name, born, staffNo } = talk.person;
  return {
    ...Object.fromEntries(TALK_KEYS.map((key) => [key, talk[key]])),
    seat: only(talk.seat, { post: "", district: "", township: "" }),
    person: { name, born, staffNo },
    posts: talk.posts.map(String).sort(),
    villages: [...talk.villages].sort(),
  };
}

/** How a figure adds up: the last section of the documents on the field. */
function checkSums(report: Json): void {
  const { totals, tiers, districts, townships, villages, talkers } = report;
  const all: Json[] = [totals, ...tiers, ...districts, ...townships, ...villages, ...talkers];
  for (const row of all) {
    const where = JSON.stringify(row);
    expect(row.required, where).toBe(row.done + row.waived + row.outstanding);
    expect(row.partial, where).toBeLessThanOrEqual(row.outstanding);
    expect(row.overdue, where).toBeLessThanOrEqual(row.outstanding);
    const expected = row.required - row.waived;
    const coverage = expected === 0 ? null : Math.floor((row.done * 10_000) / expected) / 10_000;
    expect(row.coverage, where).toBe(coverage);
  }
  for (const name of ["required", "done", "waived", "outstanding", "partial", "overdue"]) {
    const sum = (rows: Json[]) => rows.reduce((total, row) => total + row[name], 0);
    expect(sum(tiers), `tiers: ${name}`).toBe(totals[name]);
    expect(sum(districts), `districts: ${name}`).toBe(totals[name]);
    expect(sum(talkers), `talkers: ${name}`).toBe(totals[name]);
    expect(sum(townships), `townships: ${name}`).toBeGreaterThanOrEqual(totals[name]);
    expect(sum(villages), `villages: ${name}`).toBeGreaterThanOrEqual(sum(townships));
  }
}

/** By deadline, tier, township, village, person; as many as the figure says. */
function checkOutstanding({ outstanding, outstandingTotal, totals, asOf }: Json): void {
  expect(outstanding.length).toBe(totals.outstanding);
  expect(outstandingTotal).toBe(totals.outstanding);
  expect(outstanding.filter((talk: Json) => talk.deadline < asOf).length).toBe(totals.overdue);
  const order = outstanding.map(({ deadline, tier, person }: Json) => [
    ...[deadline, tier, person.township, person.village, person.name],
  ]);
  const inOrder = [...order].sort((a, b) => {
    const at = a.findIndex((value: string, i: number) => value !== b[i]);
    return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
  });
  expect(order, "outstanding talks in order").toEqual(inOrder);
}
