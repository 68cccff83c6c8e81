import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/talks-nodes", import.meta.url));

/**
 * The package managers that each Node is tried with: between them the versions in use.
 * @type {Record<string, { npm: string, pnpm: string }>}
 */
export const CLIENTS = {
  20: { npm: "10", pnpm: "10" },
  22: { npm: "11", pnpm: "12" },
  24: { npm: "12", pnpm: "12" },
  26: { npm: "12", pnpm: "12" },
};

/**
 * A Node with its package managers.
 * @typedef {object} Tools
 * @property {string} name e.g. `Node 20.20.2, npm 10`
 * @property {boolean} isOld whether it needs the driver that is compiled
 * @property {string[]} allowScripts what makes its npm run the package's own scripts
 * @property {(argv: string[], cwd: string) => string} run a program with this Node on the path
 * @property {(args: string[], cwd: string) => string} npm
 * @property {(args: string[], home: string) => string} pnpm with its global packages in `home`
 */

/**
 * @param {string} node its major version
 * @returns {Tools}
 */
export function toolsFor(node) {
  const clients = CLIENTS[node];
  if (!clients) throw new Error(`Node ${node} is none of ${Object.keys(CLIENTS).join(", ")}`);
  const home = bring(`node-${process.platform}-${process.arch}`, node);
  const binary = join(home, "bin", "node");
  const npmScript = join(bring("npm", clients.npm), "bin", "npm-cli.js");
  const pnpmFolder = join(bring("pnpm", clients.pnpm), "bin");
  const pnpmScript = ["pnpm.mjs", "pnpm.cjs"]
    .map((file) => join(pnpmFolder, file))
    .find((file) => existsSync(file));
  if (!pnpmScript) throw new Error(`${pnpmFolder} has no pnpm`);

  // Npm hands its settings down to what it runs; these are the ones of a person's own shell.
  const own = Object.entries(process.env).filter(([name]) => !/^(npm|pnpm)_/i.test(name));
  const env = {
    ...Object.fromEntries(own),
    PATH: [join(home, "bin"), process.env.PATH].join(delimiter),
    npm_config_nodedir: home, // the headers that a driver is compiled with
    npm_config_update_notifier: "false",
    ...{ TALKS_TODAY: "2026-11-23", TALKS_LANG: "en", TALKS_DB: "" },
  };
  /** @type {(argv: string[], cwd: string, more?: Record<string, string>) => string} */
  const run = ([program = "", ...args], cwd, more = {}) =>
    execFileSync(program, args, {
      cwd,
      env: { ...env, ...more },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const version = run([binary, "--version"], CACHE).trim().slice(1);
  return {
    name: `Node ${version}, npm ${clients.npm}, pnpm ${clients.pnpm}`,
    isOld: Number(node) < 22,
    allowScripts: Number(clients.npm) < 12 ? [] : ["--allow-scripts=talks"],
    run: (argv, cwd) => run(argv, cwd),
    npm: (args, cwd) => run([binary, npmScript, ...args], cwd),
    pnpm: (args, home) => {
      const PATH = [join(home, "bin"), home, env.PATH].join(delimiter);
      mkdirSync(home, { recursive: true });
      return run([binary, pnpmScript, ...args], home, { PATH, PNPM_HOME: home });
    },
  };
}

/** Installs a package, once, for itself alone; gives its folder. */
function bring(/** @type {string} */ name, /** @type {string} */ version) {
  const place = join(CACHE, `${name}-${version}`);
  const folder = join(place, "node_modules", name);
  if (!existsSync(folder)) {
    mkdirSync(place, { recursive: true });
    const args = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
    const line = ["npm", ...args, "--prefix", `"${place}"`, `${name}@${version}`].join(" ");
    execFileSync(line, { cwd: place, shell: true, stdio: ["ignore", "ignore", "inherit"] });
  }
  return realpathSync(folder);
}
