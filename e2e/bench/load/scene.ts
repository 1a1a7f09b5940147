import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { generations } from "@/db/schema/generations";
import { startProvider } from "@/e2e/faults/provider-process";
import { AUTH_SECRET, PROVIDER_KEY } from "@/e2e/faults/server-process";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { startPgbouncer } from "@/e2e/fixtures/pgbouncer";
import { startPostgres } from "@/e2e/fixtures/postgres";
import { addUser } from "@/e2e/fixtures/rows";
import { startS3Server } from "@/e2e/fixtures/s3-server";
import { until } from "@/e2e/fixtures/until";
import { freePort } from "@/lib/cli/start/port.mjs";
import { createS3 } from "@/lib/storage/s3";
import { cookieOf } from "../cookie";
import { shareVideo } from "../video-seed";
import { startCluster } from "./cluster";
import type { Visitor } from "./traffic";

/** After Postgres was away, PgBouncer would refuse everybody for 15 seconds without asking it again. */
const POOLER_SETTINGS = ["server_login_retry = 1"];

/** Everything around the servers: Postgres, PgBouncer in transaction mode, an S3 server and the simulated provider. */
export async function openScene() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-load-"));
  const postgres = await startPostgres();
  const pooler = await startPgbouncer(postgres.url, { mode: "transaction", size: 20, settings: POOLER_SETTINGS });
  const s3 = await startS3Server("files");
  const provider = await startProvider({ renderMs: 3_000 });
  const database = openDatabase({ url: postgres.url, dataDir: folder });
  await database.migrate();
  const { db } = database;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const store = s3.config("files");
  const environment = {
    PORT: String(port),
    APP_URL: url,
    AUTH_SECRET,
    DATA_DIR: path.join(folder, "data"),
    DATABASE_URL: pooler.url,
    DATABASE_URL_DIRECT: postgres.url,
    DEFAPI_API_KEY: PROVIDER_KEY,
    DEFAPI_BASE_URL: provider.url,
    S3_BUCKET: store.bucket,
    S3_ENDPOINT: store.endpoint,
    S3_REGION: store.region,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
  };
  const rows = () => db.select().from(generations);
  const open = async () => (await rows()).filter(({ finishedAt }) => finishedAt === null);

  return {
    url,
    db,
    postgres,
    provider,
    storage: createS3(store),
    memoryFile: path.join(folder, "memory.jsonl"),
    rows,
    start: (processes: number, more: Record<string, string> = {}) =>
      startCluster(processes, { ...environment, ...more }),
    settle: (within: number) => until("everything to settle", async () => (await open()).length === 0, within, 500),
    /** New users, each with one ready video and a link to it. Needs a running server. */
    async visitors(count: number): Promise<Visitor[]> {
      const ids = await Promise.all(Array.from({ length: count }, () => addUser(db)));
      for (const userId of ids) {
        const admitted = await admitOne(
          { db, creditLimits: {}, creditsPerSecond: "0.1", publish: () => undefined, verifiedOnly: false },
          userId,
          {
            requestId: userId,
            prompt: `the first of ${userId}`,
            imageIds: [],
            ratio: "16:9",
            duration: 5,
            model: "seedance-2.0",
          },
        );
        if (!admitted.ok) throw new Error(admitted.error.code);
      }
      await this.settle(120_000);
      return Promise.all(
        ids.map(async (id) => {
          const [video] = await db.select().from(generations).where(eq(generations.userId, id));
          const { name, value } = await cookieOf(db, id);
          const slug = await shareVideo(db, { userId: id, id: video?.id ?? "" });
          return { id, cookie: `${name}=${value}`, video: video?.id ?? "", slug };
        }),
      );
    },
    async close() {
      await provider.close();
      await s3.stop();
      await database.close();
      await pooler.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
