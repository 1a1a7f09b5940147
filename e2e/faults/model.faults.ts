import fc from "fast-check";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startVideoServer } from "@/e2e/faults/model/video-server";
import { openTestDatabase, type TestDatabase } from "../fixtures/database";
import { figure, note } from "./figures";
import { type Rule, withoutStateGuard } from "./model/life";
import { ops } from "./model/ops";
import { type Lane, play } from "./model/run";
import { scale } from "./scale";

const RUNS = Number(process.env.MODEL_RUNS ?? scale(10_000, 2_000));
/** Each lane has its own database, so that its sweep does not find the rows of another lane. */
const LANES = 4;

const databases: TestDatabase[] = [];
const lanes: Omit<Lane, "mutation">[] = [];
let videos: Awaited<ReturnType<typeof startVideoServer>>;

beforeAll(async () => {
  // Thousands of simulated processes die here, and each logs it.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  videos = await startVideoServer();
  for (let n = 0; n < LANES; n++) {
    const database = await openTestDatabase();
    databases.push(database);
    const pool = new Pool({ connectionString: database.url, max: 6 });
    // Databases are dropped while the last connections are still closing.
    pool.on("error", () => undefined);
    lanes.push({ pool, db: database.db, videoOrigin: videos.url });
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(lanes.map(({ pool }) => pool.end()));
  await Promise.all(databases.map((database) => database.close()));
  await videos.close();
});

/** Returns the number of runs, and the failure of the first failed run. */
async function check(runs: number, mutation: Rule, seed: number) {
  const shares = lanes.map((lane, n) => {
    const property = fc.asyncProperty(ops, (what) => play({ ...lane, mutation }, what));
    return fc.check(property, { numRuns: Math.ceil(runs / LANES), seed: seed + n, endOnFailure: false });
  });
  const details = await Promise.all(shares);
  const bad = details.find((each) => each.failed);
  return {
    runs: details.reduce((sum, each) => sum + each.numRuns, 0),
    failure: bad ? `${bad.errorInstance}\n${fc.defaultReportMessage(bad)}` : null,
  };
}

const unchanged: Rule = (statement) => statement;

test("model: the lifecycle agrees with its model for any order of submits, callbacks, kills and delays", async () => {
  const startedAt = Date.now();
  const { runs, failure } = await check(RUNS, unchanged, Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000));
  expect(failure).toBeNull();
  figure("model, runs without divergence", runs, { atLeast: RUNS });
  note("model, milliseconds a run", Math.round((Date.now() - startedAt) / runs));
});

test("model: it notices when the UPDATE of a transition loses its state guard", async () => {
  const { runs, failure } = await check(RUNS, withoutStateGuard, 1);
  expect(failure).not.toBeNull();
  note("model without the state guard, runs until it was found", runs);
});
