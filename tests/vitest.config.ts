import { dirname } from "node:path";
import { defineConfig } from "vitest/config";
import RetryReporter from "./support/retry-reporter.ts";

const root = dirname(import.meta.dirname);

export default defineConfig({
  root,
  test: {
    // By default one of two cores would have nothing to do.
    maxWorkers: "100%",
    reporters: ["default", new RetryReporter()],
    projects: [
      {
        root,
        test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/content/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        root,
        test: {
          name: "site",
          include: ["tests/site/**/*.test.ts", "tests/browser/**/*.test.ts"],
          globalSetup: "tests/support/build-sites.ts",
          // A busy machine may let a browser miss a moment; what fails twice is broken.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
