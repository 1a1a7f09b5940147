import { env } from "@/env";
import { redact } from "@/lib/log";
import { checkDatabase } from "./database";
import { type Diagnosis, failed } from "./diagnosis";
import { checkDisk, checkEnvironment, checkFfmpeg, checkNodeVersion, checkVercel } from "./machine";
import { checkCallbacks, checkProvider, checkStorage } from "./reach";
import { checkRefine } from "./refine";

let worst = 0;

/** One line each, whatever a check throws. */
async function report(name: string, check: () => Promise<Diagnosis>): Promise<void> {
  const { state, say } = await check().catch((error: unknown) =>
    failed(error instanceof Error ? error.message : String(error)),
  );
  if (state === "failed") worst = 1;
  const [line = ""] = redact(say).split("\n");
  process.stdout.write(`${state.padEnd(8)} ${name.padEnd(12)} ${line}\n`);
}

process.umask(0o077);
await report("node", checkNodeVersion);
await report("environment", checkEnvironment);
const { database, pooler, clock } = await checkDatabase();
await report("database", async () => database);
await report("pooler", async () => pooler);
await report("clock", async () => clock);
await report("storage", checkStorage);
await report("disk", checkDisk);
await report("provider", checkProvider);
await report("refine", () => checkRefine());
await report("callbacks", checkCallbacks);
await report("ffmpeg", checkFfmpeg);
if (env.VERCEL !== undefined) await report("vercel", checkVercel);
// Postgres keeps its idle connections open for a while.
process.exit(worst);
