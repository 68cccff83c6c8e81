// Brings the database driver of Node 20, unless it is there and works; other Nodes have theirs from npm.
const { spawnSync } = require("node:child_process");
const { folder } = require("./choose.js");

function isThere() {
  try {
    require("./index.js");
    return true;
  } catch {
    return false;
  }
}

if (folder && !isThere()) {
  const env = { ...process.env };
  delete env.npm_config_global; // it goes beside this file, wherever the program itself goes
  const { npm_execpath: client = "" } = env;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const options = { cwd: folder, env, stdio: "inherit" };
  // Pnpm's own path stands there, too.
  const { status } = client.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [client, ...args], options)
    : spawnSync(`npm ${args.join(" ")}`, { ...options, shell: true });
  process.exitCode = status ?? 1;
}
