import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { start } from "../child.mjs";
import { freePort, tryPort } from "./port.mjs";

/**
 * The port of the simulator of this data folder. It is the same after a restart, because the addresses of finished
 * videos that the instance has not fetched yet point at it.
 * @param {string} dataDir
 */
export async function simulatorPort(dataDir) {
  const kept = Number(await readFile(portFile(dataDir), "utf8").catch(() => ""));
  if (Number.isInteger(kept) && kept > 1023 && kept < 65536 && (await tryPort(kept, "127.0.0.1")).ok) return kept;
  return freePort();
}

/**
 * Called once the instance runs and owns the data folder: a second start that is about to be refused must not move the
 * first one's simulator.
 * @param {string} dataDir @param {number} port
 */
export async function saveSimulatorPort(dataDir, port) {
  await mkdir(path.dirname(portFile(dataDir)), { recursive: true, mode: 0o700 });
  await writeFile(portFile(dataDir), String(port), { mode: 0o600 });
}

/**
 * Starts the simulated provider.
 * @param {{ dataDir: string, port: number, args?: string[] }} options
 */
export function startSimulatorProcess({ dataDir, port, args = [] }) {
  const file = "lib/simulator/main.ts";
  const own = ["--port", String(port), "--data", path.join(dataDir, "simulator"), "--with-parent"];
  // Its standard input ties it to this process: it ends when that closes.
  return start(["--import", "tsx", file, ...own, ...args], { stdio: ["pipe", "ignore", "inherit"] });
}

/** Environment variables that make the server use the simulator and say so in its pages. @param {number} port */
export const simulatedEnvironment = (port) => ({
  DEFAPI_BASE_URL: `http://127.0.0.1:${port}`,
  DEFAPI_API_KEY: "dk-simulator",
  NINEFOLD_SIMULATED: "1",
});

/** @param {string} dataDir */
const portFile = (dataDir) => path.join(dataDir, "simulator", "port");
