import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { Chalk, type ChalkInstance } from "chalk";
import { type Day, dayOf, isDay } from "./domain/days.ts";
import type { Author } from "./domain/history.ts";
import { isTooLong, LONGEST } from "./domain/lengths.ts";
import { isNothing } from "./domain/marks.ts";
import { withoutResidentIds } from "./domain/resident-id.ts";
import { Fault } from "./errors.ts";
import type { Lang, Messages } from "./messages/index.ts";
import type { Screen } from "./output/formats/table.ts";
import { jsonPieces, toJson } from "./output/json.ts";
import { printable } from "./output/printable.ts";
import { wrap } from "./output/wrap.ts";
import type { Store } from "./store/database/connection.ts";
import type { Upgrade } from "./store/database/migrate.ts";

/** What the program gets from the process; tests give their own. */
export interface Io {
  /** Without node and the script. */
  argv: string[];
  env: Record<string, string | undefined>;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number; rows?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  /** The system user. */
  user: string;
  now: () => Date;
  /** How long to wait for another program that writes, in milliseconds; else as the store does. */
  busyTimeout?: number;
  /**
   * Runs work that can be stopped: while it runs, SIGINT and SIGTERM abort the signal with a fault
   * instead of ending the process.
   */
  stoppable: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** The flags that every command takes. */
export interface GlobalOptions {
  db?: string;
  json?: boolean;
  input?: boolean;
  lang?: string;
  actor?: string;
  color?: boolean;
  allowNetworkFile?: boolean;
}

/** One run of the program: settings worked out, output in one place. */
export class Session {
  readonly paint: ChalkInstance;
  readonly json: boolean;
  readonly dbPath: string;
  /** Prompts may appear: both ends are terminals and nobody forbade it. */
  readonly interactive: boolean;
  /** The database may lie on a network file system. */
  readonly allowNetwork: boolean;
  readonly busyTimeout: number | undefined;
  #store: Store | undefined;

  constructor(
    readonly io: Io,
    readonly lang: Lang,
    readonly messages: Messages,
    private readonly options: GlobalOptions,
  ) {
    const { env, stdout } = io;
    const terminal = Boolean(stdout.isTTY);
    const plain = options.color === false || Boolean(env.NO_COLOR) || env.TERM === "dumb";
    // Chalk would ignore NO_COLOR on a terminal, so the level is decided here.
    this.paint = new Chalk({ level: terminal && !plain ? 2 : 0 });
    this.json = Boolean(options.json);
    this.dbPath = resolve(options.db ?? (env.TALKS_DB || "talks.db"));
    this.busyTimeout = io.busyTimeout;
    this.allowNetwork = Boolean(options.allowNetworkFile);
    this.interactive = terminal && options.input !== false && !this.json && Boolean(io.stdin.isTTY);
  }

  /** Who enters. */
  get actor(): string {
    const { user, env } = this.io;
    const said = [this.options.actor, env.TALKS_ACTOR].map((name) => name?.trim() ?? "");
    return said.find((name) => name !== "" && !isNothing(name)) ?? user;
  }

  get terminal(): boolean {
    return Boolean(this.io.stdout.isTTY);
  }

  /** Columns to write in; 80 off a terminal. */
  get width(): number {
    return Math.max(40, this.io.stdout.columns ?? 80);
  }

  /** Lines a list may have so that it fits the terminal with what stands around it; null off one. */
  get rows(): number | null {
    return this.terminal ? Math.max(10, (this.io.stdout.rows ?? 24) - 4) : null;
  }

  /** What a terminal can do, for those who lay out text. */
  get screen(): Screen {
    return { width: this.width, paint: this.paint, none: this.messages.words.none };
  }

  /** The day the program believes it is. @throws Fault not-a-day for a wrong TALKS_TODAY */
  get today(): Day {
    const rehearsed = this.io.env.TALKS_TODAY;
    if (!rehearsed) return dayOf(this.io.now());
    if (!isDay(rehearsed)) throw new Fault("not-a-day", { what: "TALKS_TODAY", value: rehearsed });
    return rehearsed;
  }

  /** Who does `what` now; a rehearsed day keeps the time of the clock. */
  author(what: string): Author {
    const time = this.io.now();
    const [year = 0, month = 1, day = 1] = this.today.split("-").map(Number);
    time.setFullYear(year, month - 1, day);
    if (isTooLong("name", this.actor)) {
      const problem = { code: "too-long", max: LONGEST.name } as const;
      throw new Fault("bad-flag", { flag: "--actor", problem });
    }
    return { actor: this.actor, at: time.toISOString(), what };
  }

  /** The database, opened when first asked for. */
  async open(): Promise<Store> {
    if (!this.#store) {
      const { openStore } = await import("./store/database/migrate.ts");
      const told = (done: Upgrade) => this.tell(this.messages.commands.upgraded(done));
      this.#store = await openStore(this.dbPath, this.author("migrate"), this, told);
    }
    return this.#store;
  }

  close(): void {
    this.#store?.close();
  }

  print(text: string): void {
    this.io.stdout.write(printable(text.endsWith("\n") ? text : `${text}\n`));
  }

  /** Prints what is no text, such as a workbook. */
  printBytes(content: Uint8Array): void {
    this.io.stdout.write(content);
  }

  /** The one JSON document of a `--json` run. */
  printJson(value: unknown): void {
    this.print(toJson(value));
  }

  /** Prints a sentence, wrapped for a terminal. */
  say(text: string): void {
    this.print(forTerminal(this.io, text));
  }

  /** The same for a document with lists too long for memory. */
  async printLongJson(document: Record<string, unknown>): Promise<void> {
    const { stdout } = this.io;
    for (const piece of jsonPieces(document)) {
      if (stdout.destroyed) return;
      await new Promise((written) => stdout.write(piece, written));
    }
  }

  /** A message beside the output: warnings and notices. */
  tell(text: string): void {
    this.io.stderr.write(`${forTerminal(this.io, withoutResidentIds(text))}\n`);
  }
}

/** Text without colours, wrapped where it goes to a terminal and left as it is elsewhere. */
export function forTerminal({ stdout }: Io, said: string): string {
  const text = printable(said);
  if (!stdout.isTTY) return text;
  return wrap(text, Math.max(40, stdout.columns ?? 80), 2).join("\n");
}

/** Windows says its language to programs, not in the environment. */
function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

/**
 * The language: `--lang`, else TALKS_LANG, else the locale, else English.
 * @throws Fault bad-value for a language that is not spoken
 */
export function chooseLang(flag: string | undefined, env: Io["env"]): Lang {
  const stated = flag ?? env.TALKS_LANG;
  if (stated === "en" || stated === "zh") return stated;
  if (stated) {
    const where = flag === undefined ? "TALKS_LANG" : "--lang";
    throw new Fault("bad-value", { flag: where, value: stated, expected: ["en", "zh"] });
  }
  return localeLang(env);
}

/** The language of the locale; what is said before any other is known, and of a wrong choice. */
export function localeLang(env: Io["env"]): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale();
  return locale.startsWith("zh") ? "zh" : "en";
}
