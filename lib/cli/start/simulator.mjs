import { mkdir, readFile, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { bySignal, ended, start, stop } from "../child.mjs";
import { StartRefusal } from "../output.mjs";
import { programArgs } from "../program.mjs";
import { freePort, tryPort } from "./port.mjs";

/** Longer than the server waits between two questions about an unfinished generation. */
const IDLE_MS = 60_000;

/**
 * Listens where the provider is expected. The first connection starts the simulator; once it has nothing to do and
 * nobody is connected, it is stopped, and the next connection starts it again. It forgets nothing meanwhile: its tasks
 * are on disk. Connections are passed on, so that none arrives at a simulator that is about to end.
 * @param {string} dataDir @param {{ idleMs?: number, args?: string[] }} [options] args: further ones for the simulator
 * @returns {Promise<{ port: number, saved: () => Promise<void>, close: () => Promise<void> }>} saved: called once the
 *   server runs and owns the data folder, because a second start that is about to be refused must not move the first
 *   one's simulator
 */
export async function offerSimulator(dataDir, { idleMs = IDLE_MS, args: more = [] } = {}) {
  const port = await simulatorPort(dataDir);
  const clients = new Set();
  /** @type {Promise<{ port: number, stop: () => Promise<unknown> }> | null} */
  let running = null;
  /** @type {Promise<unknown>} */
  let left = Promise.resolve();

  function launch() {
    const args = ["--origin", `http://127.0.0.1:${port}`, "--idle", String(idleMs), ...more];
    const child = startSimulatorProcess({ dataDir, port: 0, args });
    let leaving = false;
    const leave = () => {
      leaving = true;
      if (running === mine) running = null;
      left = stop(child);
      return left;
    };
    /** @type {Promise<{ port: number, stop: () => Promise<unknown> }>} */
    const mine = new Promise((resolve, reject) => {
      if (child.stdout)
        createInterface({ input: child.stdout }).on("line", (line) => {
          const at = /:(\d+)$/.exec(line)?.[1];
          if (at) resolve({ port: Number(at), stop: leave });
          else if (line === "idle" && clients.size === 0 && !leaving) void leave();
        });
      void ended(child).then(() => {
        const why = `The simulator ended${bySignal(child.signalCode)}. The next request starts it again.`;
        if (!leaving) process.stderr.write(`${why}\n`);
        if (running === mine) running = null;
        reject(new Error(why));
      });
    });
    mine.catch(() => {});
    return mine;
  }

  const server = net.createServer({ allowHalfOpen: true }, async (client) => {
    clients.add(client);
    client.on("error", () => {}).once("close", () => clients.delete(client));
    try {
      await left;
      running ??= launch();
      const there = net.connect({ port: (await running).port, host: "127.0.0.1", allowHalfOpen: true });
      there.on("error", () => {}).once("close", () => client.destroy());
      client.once("close", () => there.destroy());
      client.pipe(there).pipe(client);
    } catch {
      client.destroy();
    }
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve))
  ).catch((error) => {
    throw new StartRefusal(`The simulator's port ${port} cannot be used (${error.code}).`);
  });
  return {
    port,
    async saved() {
      await mkdir(path.dirname(portFile(dataDir)), { recursive: true, mode: 0o700 });
      await writeFile(portFile(dataDir), String(port), { mode: 0o600 });
    },
    async close() {
      server.close();
      for (const client of clients) client.destroy();
      await (await running?.catch(() => null))?.stop();
      await left;
    },
  };
}

/**
 * The port of the simulator of this data folder. It is the same after a restart, because the addresses of finished
 * videos that the instance has not fetched yet point at it.
 * @param {string} dataDir
 */
async function simulatorPort(dataDir) {
  const kept = Number(await readFile(portFile(dataDir), "utf8").catch(() => ""));
  if (Number.isInteger(kept) && kept > 1023 && kept < 65536 && (await tryPort(kept, "127.0.0.1")).ok) return kept;
  return freePort();
}

/**
 * Starts the simulated provider.
 * @param {{ dataDir: string, port: number, args?: string[] }} options
 */
export function startSimulatorProcess({ dataDir, port, args = [] }) {
  const own = ["--port", String(port), "--data", path.join(dataDir, "simulator"), "--with-parent"];
  // Its standard input ties it to this process: it ends when that closes.
  return start([...programArgs("lib/simulator/main.ts"), ...own, ...args], { stdio: ["pipe", "pipe", "inherit"] });
}

/** Environment variables that make the server use the simulator and say so in its pages. @param {number} port */
export const simulatedEnvironment = (port) => ({
  DEFAPI_BASE_URL: `http://127.0.0.1:${port}`,
  DEFAPI_API_KEY: "dk-simulator",
  NINEFOLD_SIMULATED: "1",
});

/** @param {string} dataDir */
const portFile = (dataDir) => path.join(dataDir, "simulator", "port");
