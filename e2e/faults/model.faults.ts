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
/** Each lane has a database of its own, so that one's sweep never finds the other's rows. */
const LANES = 4;

const databases: TestDatabase[] = [];
const lanes: Omit<Lane, "mutation">[] = [];
let videos: Awaited<ReturnType<typeof startVideoServer>>;

beforeAll(async () => {
  // Thousands of processes die here, and each of them says so.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  videos = await startVideoServer();
  for (let n = 0; n < LANES; n++) {
    const database = await openTestDatabase();
    databases.push(database);
    const pool = new Pool({ connectionString: database.url, max: 6 });
    // The databases go at the end while the last connections are still being closed.
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

/** Answers the number of runs that went well, and what went wrong in the first that did not. */
async function check(runs: number, mutation: Rule, seed: number) {
  const shares = lanes.map((lane, n) => {
    const property = fc.asyncProperty(ops, (what) => play({ ...lane, mutation }, what));
    return fc.check(property, { numRuns: Math.ceil(runs / LANES), seed: seed + n, endOnFailure: false });
  });
  const details = await Promise.all(shares);
  const bad = details.find((each) => each.failed);
  return {
    runs: details.reduce((sum, each) => sum + each.numRuns, 0),
    trouble: bad ? `${bad.errorInstance}\n${fc.defaultReportMessage(bad)}` : null,
  };
}

const wild: Rule = (statement) => statement;

test("the lifecycle and its model never part, whatever is pressed, called back, killed or late, in whatever order", async () => {
  const began = Date.now();
  const { runs, trouble } = await check(RUNS, wild, Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000));
  expect(trouble).toBeNull();
  figure("model, runs without divergence", runs, { atLeast: RUNS });
  note("model, milliseconds a run", Math.round((Date.now() - began) / runs));
});

test("the model notices when the UPDATE that moves a row on loses its state guard", async () => {
  const { runs, trouble } = await check(RUNS, withoutStateGuard, 1);
  expect(trouble).not.toBeNull();
  note("model without the state guard, runs until it was noticed", runs);
});
