const { existsSync } = require("node:fs");
const { join } = require("node:path");

const ROOT = join(__dirname, "..", "..");
const NODE_20 = join(__dirname, "node20");
/** better-sqlite3 13 has its binaries in the package and needs Node 22; 12, compiled anew, crashes there. */
const isNode20 = Number.parseInt(process.versions.node, 10) < 22;
/** Only a checkout has the sources. */
const isCheckout = existsSync(join(ROOT, "src"));

/**
 * Which database driver this Node takes: what to load, the folder into which install.js has to
 * bring it (null where npm does), and the command that helps where it cannot be loaded.
 * @type {{ driver: string, folder: string | null, command: string }}
 */
module.exports = isNode20
  ? {
      driver: join(NODE_20, "node_modules", "better-sqlite3"),
      folder: NODE_20,
      command: `node "${join(__dirname, "install.js")}"`,
    }
  : {
      driver: "better-sqlite3",
      folder: null,
      command: `npm install --prefix "${ROOT}"${isCheckout ? "" : " --omit=dev"}`,
    };
