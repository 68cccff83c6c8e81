// After `npm install`: the database driver where npm does not bring it, and in a checkout the build.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

require("./driver/install.js");
if (existsSync(join(__dirname, "..", "src"))) require("./build.js");
