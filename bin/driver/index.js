const { driver, command } = require("./choose.js");

/**
 * The database driver, which is known here to work: it looks for its binary only at its first use.
 * @throws {Error} with the code NO_DRIVER and the `command` that helps
 */
function load() {
  try {
    const Sqlite = require(driver);
    new Sqlite(":memory:").close();
    return Sqlite;
  } catch (cause) {
    const error = new Error("The database driver cannot be loaded.", { cause });
    throw Object.assign(error, { code: "NO_DRIVER", command });
  }
}

module.exports = load();
