import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { version } from "../package.json";

const ROOT = join(import.meta.dirname, "..");

/** A program of which only these parts are there. */
function installed(...parts: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "talks-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ["package.json", ...parts]) {
    mkdirSync(join(folder, part, ".."), { recursive: true });
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
  }
  return folder;
}

function talks(folder: string, ...argv: string[]) {
  const binary = join(folder, "bin", "talks.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...argv], {
    cwd: folder,
    encoding: "utf8",
  });
  return { exit: status, stdout, stderr };
}

const INIT = ["init", "--district", "琼山区", "--election", "2099-12-20"];

test("a checkout that was not built says how to build it", () => {
  const folder = installed("bin");
  const { exit, stdout, stderr } = talks(folder, "report");
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: "" });
  expect(stderr).toMatch(/^Error: .*: npm install\n$/);
  const { error } = JSON.parse(talks(folder, "report", "--json").stderr);
  expect(error.code).toBe("not-built");
});

test("a program without its database driver says how to get it, and works as far as it can", () => {
  const folder = installed("bin", "dist/main.cjs");
  const { exit, stdout, stderr } = talks(folder, ...INIT, "--lang", "en");
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: "" });
  const [said, help, ...more] = stderr.trim().split("\n");
  expect(said).toBe(
    "Error: The database driver is missing or was built for another version of Node.",
  );
  expect(help).toMatch(/^Install it with: (node|npm install --prefix) "/);
  expect(help).toContain(folder);
  expect(more).toEqual([]);
  expect(talks(folder, "--version").exit).toBe(0);
});

test("what V8 compiled is kept beside the program, and is used for that program alone", () => {
  const folder = installed("bin", "dist/main.cjs");
  expect(talks(folder, "--version").stdout).toBe(`${version}\n`);
  expect(readdirSync(join(folder, "dist", "cache"))).toHaveLength(1);
  expect(talks(folder, "--version").stdout).toBe(`${version}\n`);
  // Another program of the same length, which is all that V8 itself looks at.
  const program = join(folder, "dist", "main.cjs");
  const other = version.replace(/.$/, "x");
  writeFileSync(program, readFileSync(program, "utf8").replaceAll(`"${version}"`, `"${other}"`));
  expect(talks(folder, "--version").stdout).toBe(`${other}\n`);
});
