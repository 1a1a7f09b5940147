import "server-only";
import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getDatabase } from "@/db/client";
import { env } from "@/env";
import { stopWork } from "@/lib/generations/lifecycle/work";
import { closeStreams } from "@/lib/generations/live/live-stream";
import { getServices } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { onServer } from "./around-requests";
import { closeServer } from "./close-server";

/** Milliseconds for submits without an answer and for requests under way. Docker kills after ten seconds in all. */
const DRAIN_MS = 6_000;
/** The same where nobody kills: what has its place taken already may answer all that it has accepted. */
const REPLACED_DRAIN_MS = 30_000;
/** Milliseconds for closing the database. */
const CLOSE_MS = 2_000;

/**
 * Ends this process in order when it is told to: no new connections or work; leases handed back, so that other servers
 * go on at once; streams closed, so that pages reconnect there; what is under way gets a few seconds; then the
 * database, which in its embedded form keeps its folder locked until it is closed.
 */
export function stopWhenTold(stopTimers: () => Promise<void>): void {
  const servers = new Set<Server>();
  onServer((server) => servers.add(server));
  let told = false;
  const stop = async (drainMs: number) => {
    // Ctrl-C reaches every process of a terminal, and a launcher then passes it on.
    if (told) return;
    told = true;
    log.info("stopping");
    const left = stopTimers().catch((error) => log.error("work was not handed back", error));
    const closed = Promise.all([...servers].map(closeServer));
    const worked = stopWork(getServices(), drainMs).catch((error) => log.error("leases were not handed back", error));
    closeStreams();
    // Requests that were accepted before open their streams only now, and would hold the process until its time is up.
    setInterval(closeStreams, 500).unref();
    await Promise.race([Promise.all([closed, worked, left]), sleep(drainMs)]);
    const database = getDatabase().close();
    await Promise.race([database.catch((error) => log.error("the database did not close", error)), sleep(CLOSE_MS)]);
    // Without this variable Next ends the process, when the last answer is complete.
    if (env.NEXT_MANUAL_SIG_HANDLE) process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => stop(DRAIN_MS));
  process.on("SIGUSR2", () => stop(REPLACED_DRAIN_MS));
}
