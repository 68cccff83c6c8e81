import { defineConfig } from "vitest/config";

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
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
