import { FOUND, type Office } from "../helpers/talks.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
type Printed = any;

/** All talks with a person, closed ones too, by tier. */
export async function talksWith(office: Office, person: string): Promise<Printed[]> {
  const { talks } = await office.ok("list", "--status", "all", "--person", person);
  return talks.sort((a: Printed, b: Printed) => a.tier - b.tier || a.id - b.id);
}

/** The one talk of a tier with a person. */
export async function talkWith(office: Office, person: string, tier: number): Promise<Printed> {
  const talks = (await talksWith(office, person)).filter((talk) => talk.tier === tier);
  if (talks.length !== 1) throw new Error(`${talks.length} talks of tier ${tier} with ${person}`);
  return talks[0];
}

/** Enters a conversation that lacks nothing, but for what the flags say. */
export function log(office: Office, talk: { id: number }, ...flags: string[]): Promise<Printed> {
  return office.ok("log", String(talk.id), ...FOUND, ...flags);
}

/** Takes in tables given as text, as one statement. */
export async function take(office: Office, ...tables: (string | string[])[]): Promise<Printed> {
  const flags = tables.flatMap((table) => (Array.isArray(table) ? table : []));
  const texts = tables.filter((table) => typeof table === "string");
  const files = texts.map((text, i) => office.file(`table-${i}.csv`, text));
  return office.ok("import", ...files, ...flags);
}

/** The same, and then what is owed is worked out. */
export async function takeAndAssign(
  office: Office,
  ...tables: (string | string[])[]
): Promise<Printed> {
  await take(office, ...tables);
  return office.ok("assign");
}

/** What `talks check` finds; it exits with 4 when a human is needed. */
export async function problems(office: Office): Promise<Printed[]> {
  return (await office.talks("check", "--json")).json.problems;
}

/** What people see, without the line breaks of a narrow terminal. */
export async function text(office: Office, ...argv: string[]): Promise<string> {
  const { stdout } = await office.talks(...argv);
  return stdout.replace(/\s+/g, " ");
}

/** The whole history as text. */
export async function history(office: Office): Promise<string> {
  return JSON.stringify(await office.ok("history"));
}
