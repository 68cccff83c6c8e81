import fc from "fast-check";
import { expect, test } from "vitest";
import { office } from "./helpers/talks.ts";

// biome-ignore lint/suspicious/noExplicitAny: parts of a printed document
type Row = any;

const VILLAGES = ["甲镇,东村", "甲镇,南村", "乙镇,北村", "乙镇,中村"];
/** The first five bear staff numbers and may sit anywhere, the others are of one village alone. */
const NUMBERED = 5;
const PEOPLE = ["赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八"];
const BORN = ["1956-12", "1966-12", "1990-12", "1991-01", "1991-12", "2003-02", "", "1988-11"];
const EDUCATION = ["小学", "初中", "高中", "大专", "本科", "", "硕士", "中专"];

const seat = fc.record({
  who: fc.integer({ min: -1, max: PEOPLE.length - 1 }), // -1: a vacant post
  party: fc.constantFrom("", "secretary", "deputy_secretary", "member", "general_secretary"),
  committee: fc.constantFrom("", "director", "deputy_director", "member"),
  branch: fc.constantFrom("", "", "一支部", "二支部"),
});
type Seat = { who: number; party: string; committee: string; branch: string };
const committees = fc.uniqueArray(seat, { minLength: 1, maxLength: 6, selector: ({ who }) => who });
const village = fc.record({
  before: committees,
  /** null: its new roster is not in. */
  after: fc.option(committees, { freq: 4 }),
});

const isPost = ({ party, committee }: Seat) => party !== "" || committee !== "";
const rows = (place: string, i: number, seats: Seat[]) =>
  seats.filter(isPost).map(({ who, party, committee, branch }) => {
    const name = who < 0 ? "" : who < NUMBERED ? PEOPLE[who] : `${PEOPLE[who]}${"甲乙丙丁"[i]}`;
    const no = who >= 0 && who < NUMBERED ? `T${who}` : "";
    const [born, education] = who < 0 ? ["", ""] : [BORN[who], EDUCATION[who]];
    return [place, name, party, committee, branch, no, born, education].join();
  });
const HEAD = "township,village,name,party_post,committee_post,branch,staff_no,born,education";

/** Who is in which group of a village, written down as rule 34 says it. */
function groupsOf(seats: Seat[], village: number): Map<string, Set<string>> {
  const groups = new Map(
    ["secretaries", "directors", "members"].map((g) => [g, new Set<string>()]),
  );
  const general = seats.some(({ party }) => party === "general_secretary");
  for (const { who, party, committee, branch } of seats) {
    if (who < 0) continue;
    const key = who < NUMBERED ? `${who}` : `${who} of ${village}`;
    const isOutside = general && branch !== "" && ["deputy_secretary", "member"].includes(party);
    if ((party !== "" && !isOutside) || committee !== "") groups.get("members")?.add(key);
    if (party === (general ? "general_secretary" : "secretary"))
      groups.get("secretaries")?.add(key);
    if (committee === "director") groups.get("directors")?.add(key);
  }
  return groups;
}

test("over random elections the sums hold and agree with a plain recomputation", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(village, village, village, village),
      fc.constantFrom<number[]>([0, 1, 2, 3], [0, 1], [3]),
      async (villages, wanted) => {
        const here = office("2026-11-01");
        const days = ["--start", "2026-09-01", "--election", "2026-12-20"];
        await here.ok("init", "--district", "甲县", ...days);
        const table = (side: "before" | "after") =>
          [HEAD, ...VILLAGES.flatMap((at, i) => rows(at, i, villages[i]?.[side] ?? []))].join("\n");
        const before = table("before");
        fc.pre(VILLAGES.every((at) => before.includes(at)));
        await here.ok("import", here.file("before.csv", before));
        here.today = "2026-12-21";
        const after = table("after");
        if (after !== HEAD) await here.ok("import", here.file("after.csv", after));
        here.today = "2026-12-28";
        const filter =
          wanted.length === 4
            ? []
            : wanted.length === 2
              ? ["--township", "甲镇"]
              : ["--village", "中村"];
        const answer = await here.ok("turnover", ...filter);

        const isIn = (i: number) => villages[i]?.after?.some(isPost) ?? false;
        const counted = [0, 1, 2, 3].filter(isIn);
        const sides = counted.map((i) => ({
          i,
          before: groupsOf((villages[i]?.before ?? []).filter(isPost), i),
          after: groupsOf((villages[i]?.after ?? []).filter(isPost), i),
        }));
        expect(answer.villages).toBe(wanted.length);
        expect(answer.reported).toBe(wanted.filter(isIn).length);
        for (const tally of answer.groups as Row[]) {
          const { group, stayed, moved, left, movedIn } = tally;
          expect(tally.before).toBe(stayed + moved + left);
          expect(tally.after).toBe(stayed + movedIn + tally.new);
          const count = { stayed: 0, moved: 0, left: 0, new: 0, movedIn: 0 };
          const isElsewhere = (side: "before" | "after", at: number, key: string) =>
            !key.includes(" ") &&
            sides.some((one) => one.i !== at && one[side].get(group)?.has(key));
          for (const side of sides.filter(({ i }) => wanted.includes(i))) {
            for (const key of side.before.get(group) ?? []) {
              if (side.after.get(group)?.has(key)) count.stayed++;
              else if (isElsewhere("after", side.i, key)) count.moved++;
              else count.left++;
            }
            for (const key of side.after.get(group) ?? []) {
              if (side.before.get(group)?.has(key)) continue;
              if (isElsewhere("before", side.i, key)) count.movedIn++;
              else count.new++;
            }
          }
          expect(tally, JSON.stringify(villages)).toMatchObject(count);
          const gone = count.moved + count.left;
          const all = gone + count.stayed;
          const cut = all === 0 ? null : Math.floor((gone * 10_000) / all) / 10_000;
          expect(tally.adjusted).toBe(cut);
        }
        for (const [side, day] of [
          ["before", 2026 * 12 + 12],
          ["after", 2026 * 12 + 12],
        ] as const) {
          const members = sides
            .filter(({ i }) => wanted.includes(i))
            .flatMap((one) =>
              [...(one[side].get("members") ?? [])].map((key) => Number.parseInt(key, 10)),
            );
          const ages = members
            .filter((who) => BORN[who] !== "")
            .map((who) => {
              const [year = 0, month = 0] = (BORN[who] ?? "").split("-").map(Number);
              return Math.floor((day - year * 12 - month) / 12);
            });
          const sum = ages.reduce((all, age) => all + age, 0);
          const known = members.filter((who) => EDUCATION[who] !== "");
          const college = known.filter((who) =>
            ["大专", "本科", "硕士"].includes(EDUCATION[who] ?? ""),
          );
          expect(answer[side]).toMatchObject({
            people: members.length,
            meanAge: [
              ages.length === 0 ? null : Math.floor((sum * 10) / ages.length) / 10,
              ages.length,
            ],
            atMost35: [ages.filter((age) => age <= 35).length, ages.length],
            atLeast60: [ages.filter((age) => age >= 60).length, ages.length],
            college: [college.length, known.length],
          });
        }
        const listed = (answer.people as Row[]).filter(({ group }) => group === "members");
        const members = answer.groups[2];
        expect(listed).toHaveLength(members.before + members.new + members.movedIn);
      },
    ),
    { numRuns: 30 },
  );
});
