import { z } from "zod";
import { getDb } from "@/db/client";
import { findPlace } from "@/db/instance/place-queries";
import { env } from "@/env";
import { isPrivateOrigin } from "@/lib/http/private-origin";
import { openProvider } from "@/lib/provider/open-provider";
import { openStore, preferredStore, STORE_NAMES } from "@/lib/storage/open-storage";
import { callOwnServer } from "./call-own-server";
import { type Diagnosis, failed, ok, warning } from "./diagnosis";

const WITHIN_MS = 10_000;
const healthSchema = z.object({ ok: z.literal(true), version: z.string() });

/** The embedded database says where its files are to the server alone: there, the environment is asked. */
export async function checkStorage(): Promise<Diagnosis> {
  const place = env.DATABASE_URL ? await findPlace(getDb()) : null;
  const store = place?.store ?? preferredStore();
  await openStore(store).check();
  return ok(`files in ${STORE_NAMES[store]} can be written`);
}

export async function checkProvider(): Promise<Diagnosis> {
  if (!env.DEFAPI_API_KEY) return ok("the simulator: there is no DEFAPI_API_KEY");
  const balance = await openProvider().balance();
  if (balance !== null) return ok(`the key is accepted, and its account has ${balance} credits`);
  return failed("it gave no balance: DEFAPI_API_KEY is wrong, or DEFAPI_BASE_URL cannot be reached from here");
}

/** Calls this server at APP_URL, as the provider's callbacks do. */
export async function checkCallbacks(): Promise<Diagnosis> {
  if (isPrivateOrigin(env.appUrl) && env.DEFAPI_API_KEY)
    return ok("not used: APP_URL is private, so finished videos are found by polling");
  if (!(await callOwnServer("/api/health"))) return warning("not checked: start the server first");
  const answer = await fetch(`${env.appUrl}/api/health`, {
    redirect: "manual",
    signal: AbortSignal.timeout(WITHIN_MS),
  }).catch((error: Error) => error);
  if (answer instanceof Error) {
    const cause = answer.cause instanceof Error ? answer.cause.message : answer.message;
    return failed(`APP_URL cannot be reached from here (${cause}), so callbacks may not arrive either`);
  }
  const health = healthSchema.safeParse(await answer.json().catch(() => null));
  if (answer.status === 200 && health.success) return ok("this server answers at APP_URL");
  const hint =
    answer.status === 421 ? ": the proxy does not pass on the Host header" : ", and not this server's answer";
  return failed(`APP_URL answers ${answer.status}${hint}`);
}
