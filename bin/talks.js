#!/usr/bin/env node
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { start } = require("./start.js");

const PROGRAM = join(__dirname, "..", "dist", "main.cjs");
const NOT_BUILT = "The program has not been built yet. Build it with: npm install";

if (existsSync(PROGRAM)) {
  if (process.env.TALKS_DEBUG === "1") process.setSourceMapsEnabled(true);
  start(PROGRAM);
} else {
  const error = { code: "not-built", message: NOT_BUILT };
  const isJson = process.argv.includes("--json");
  process.stderr.write(`${isJson ? JSON.stringify({ error }) : `Error: ${NOT_BUILT}`}\n`);
  process.exitCode = 1;
}
