import { env } from "./env";

/** Runs once in each server process, before the first request is answered. */
export async function register(): Promise<void> {
  if (env.NEXT_RUNTIME === "edge") return;
  const { startServer } = await import("./lib/server");
  await startServer();
}
