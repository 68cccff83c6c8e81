import { defineConfig } from "vitest/config";

const ALL = "test/**/*.test.ts";
/** What takes long: proofs, walks, properties, large imports, tampering and old files. */
const SLOW = "test/**/*.slow.test.ts";

export default defineConfig({
  // The build reads .sql files as text; so do the tests.
  plugins: [
    {
      name: "sql-as-text",
      transform: (code, id) =>
        id.endsWith(".sql") ? `export default ${JSON.stringify(code)}` : undefined,
    },
  ],
  test: {
    // Left alone it would keep a processor free.
    maxWorkers: "100%",
    globalSetup: "test/helpers/build.ts",
    setupFiles: ["test/helpers/seed.ts"],
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "quick", include: [ALL], exclude: [SLOW] } },
      {
        extends: true,
        test: {
          name: "slow",
          include: [SLOW],
          env: { PROPERTY_RUNS: "100" },
          testTimeout: 300_000,
        },
      },
    ],
  },
});
