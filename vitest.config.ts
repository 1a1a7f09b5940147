import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = {
  "@": path.resolve(import.meta.dirname),
  // The marker throws outside a React server; in tests the code is the server.
  "server-only": path.resolve(import.meta.dirname, "e2e/fixtures/empty.ts"),
};

/**
 * For tests that mostly wait. By itself vitest leaves a core unused, half of a machine with two; the unit tests keep
 * that, because some measure times.
 */
const onEveryCore = { maxWorkers: "100%", sequence: { groupOrder: 1 } };

const integration = (name: string, driver: "pglite" | "postgres") => ({
  extends: true as const,
  test: {
    name,
    environment: "node" as const,
    include: [
      "{lib,db,app,env,e2e}/**/*.int.test.ts",
      // What only a server has: connections, poolers, settings of hosts.
      ...(driver === "postgres" ? ["{lib,db}/**/*.postgres.test.ts"] : []),
    ],
    env: { TEST_DRIVER: driver },
    // It imports "next/headers" without an extension, which plain Node does not resolve; a bundler does.
    server: { deps: { inline: ["next-auth"] } },
    globalSetup: [driver === "postgres" ? "e2e/fixtures/postgres.ts" : "e2e/setup/pglite.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...onEveryCore,
  },
});

/**
 * These listen on sockets, render videos or encode images: worth seconds in `npm test`, too many for `npm run check`.
 */
const slow = [
  "components/sequences/export/{export,sound-reader}.test.ts",
  "lib/simulator/**/*.test.ts",
  "lib/storage/**/*.test.ts",
  "lib/archives/zip64.test.ts",
  "lib/cli/advisories/**/*.test.ts",
  "lib/images/images.test.ts",
  "lib/media/**/*.test.ts",
  "e2e/hostile/corpus.test.ts",
  "lib/doctor/**/*.test.ts",
  "lib/provider/data-lines.test.ts",
  "lib/safe-fetch/safe-fetch.test.ts",
  "lib/server/http-limits.test.ts",
  "lib/server/misdirected.test.ts",
  "lib/server/static-files.test.ts",
  "lib/backup/requests.test.ts",
  "lib/server/pace-sign-ins.test.ts",
];

export default defineConfig({
  resolve: { alias },
  test: {
    // Reports of CI hold the message of a failure alone: it should say which value of an object was wrong.
    chaiConfig: { truncateThreshold: 1_000 },
    // `npm run coverage` also lists files that no unit test loads, as uncovered.
    coverage: {
      include: ["{app,components,db,lib}/**/*.{ts,tsx,mjs}"],
      reporter: ["text-summary", "html"],
      // Coverage slows the code down, so the few tests with time limits may fail.
      reportOnFailure: true,
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["{lib,db,app,components}/**/*.test.{ts,tsx}", "*.test.ts"],
          exclude: ["**/*.int.test.ts", "**/*.postgres.test.ts", "node_modules/**", ...slow],
          isolate: false,
          setupFiles: ["e2e/setup/unit.ts"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "slow",
          environment: "node",
          include: slow,
          exclude: ["**/*.int.test.ts", "**/*.postgres.test.ts"],
          testTimeout: 60_000,
          ...onEveryCore,
        },
      },
      {
        extends: true,
        test: {
          // Real servers of the existing build, which `npm test faults` and `npm run test:faults` make first.
          name: "faults",
          environment: "node",
          // Benchmarks need a quiet machine, so they run only on request: `npm run bench:callbacks`.
          include: [
            process.env.FAULTS === "bench"
              ? "e2e/bench/{callback-rate,live-page,sign-ins}.bench.ts"
              : "e2e/faults/*.faults.ts",
          ],
          env: { TEST_DRIVER: "postgres" },
          globalSetup: ["e2e/fixtures/postgres.ts"],
          testTimeout: 45 * 60_000,
          hookTimeout: 120_000,
          // In `npm test` they mostly wait for what a killed server left to expire. Benchmarks and the full run measure.
          ...(process.env.FAULTS ? { fileParallelism: false } : onEveryCore),
          disableConsoleIntercept: true,
        },
      },
      {
        extends: true,
        test: {
          // Every page, handler, action and file of the existing build, asked by everyone who may come.
          name: "doors",
          environment: "node",
          include: ["e2e/doors/*.doors.ts"],
          env: { TEST_DRIVER: "postgres" },
          globalSetup: ["e2e/fixtures/postgres.ts"],
          testTimeout: 10 * 60_000,
          hookTimeout: 180_000,
          disableConsoleIntercept: true,
        },
      },
      {
        extends: true,
        test: {
          // Times, not correctness: `npm run bench:gallery`, on the existing build.
          name: "bench",
          environment: "node",
          include: ["e2e/bench/*.bench.ts"],
          exclude: ["e2e/bench/{callback-rate,live-page,sign-ins}.bench.ts"],
          env: { TEST_DRIVER: "postgres" },
          globalSetup: ["e2e/fixtures/postgres.ts"],
          testTimeout: 45 * 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          disableConsoleIntercept: true,
        },
      },
      {
        extends: true,
        test: {
          // On the existing build, in the browsers that `npm test other-browsers` found.
          name: "other-browsers",
          environment: "node",
          include: ["e2e/other-browsers/*.browsers.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      integration("integration-pglite", "pglite"),
      integration("integration-postgres", "postgres"),
    ],
  },
});
