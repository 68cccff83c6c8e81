import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
export const BINARY = join(ROOT, "bin", "talks.js");
const BUILT = join(ROOT, "dist", "main.cjs");

/** Before any test: `npm test` has built the program, whoever runs one file alone may not have. */
export default function build(): void {
  const sources = ["src", "bin"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(ROOT, folder, file),
    ),
  );
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > newest) return;
  execFileSync(process.execPath, [join(ROOT, "bin", "build.js")], { stdio: "inherit" });
}
