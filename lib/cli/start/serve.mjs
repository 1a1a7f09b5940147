import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { actionKey } from "../action-key.mjs";
import { print, signalled } from "../output.mjs";
import { hideGreeting } from "../pass-output.mjs";
import { inRoot, root } from "../root.mjs";
import { announceWhenReady } from "./announce.mjs";
import { checkPort } from "./port.mjs";
import { offerSimulator, simulatedEnvironment } from "./simulator.mjs";

/** Milliseconds that the server may take to end: less than the ten seconds after which Docker kills. */
const LEAVE_WITHIN = 9_500;

/** @typedef {{ port: number, host?: string, dataDir: string, simulated: boolean, appUrl: string }} Serving */

/**
 * Turns this process into the server, until it is stopped: a launcher that waits for a server in a process of its own
 * would hold another 40 MB.
 * @param {Serving} options
 * @returns {Promise<never>} a server that cannot start ends the process
 */
export async function serve({ port, host, dataDir, simulated, appUrl }) {
  // Again: another process may have taken the port during the build.
  await checkPort(port, host);
  const startId = randomUUID();
  const simulator = simulated ? await offerSimulator(dataDir) : null;
  if (simulator) Object.assign(process.env, simulatedEnvironment(simulator.port));
  await becomeServer({ port, host, appUrl, startId });
  try {
    await announceWhenReady({ port, host, appUrl, simulator, startId });
  } catch (error) {
    // A server that is not healthy would keep this process alive.
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
  return new Promise(() => {});
}

/**
 * Starts the server in this process. It ends the process when it is told to.
 * @param {{ port: number, host?: string, appUrl: string, startId: string }} options
 */
export async function becomeServer({ port, host, appUrl, startId }) {
  endWhenTold();
  const { AUTH_SECRET, DATA_DIR } = process.env;
  Object.assign(process.env, {
    NODE_ENV: "production",
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_RUNTIME: "nodejs",
    NEXT_MANUAL_SIG_HANDLE: "1",
    NINEFOLD_START: startId,
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(await builtConfig(appUrl)),
  });
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionKey({ AUTH_SECRET, DATA_DIR }, root) ?? "";
  process.chdir(root);
  hideGreeting();
  // What the `server.js` of a standalone build does.
  const require = createRequire(inRoot("package.json"));
  require("next");
  const { startServer } = require("next/dist/server/lib/start-server");
  await startServer({ dir: root, isDev: false, port, hostname: host });
}

/**
 * The configuration as the build resolved it, with what each start decides anew. Next would load next.config.ts by its
 * compiler, which takes a second and 60 MB that it never gives back.
 * @param {string} appUrl
 */
async function builtConfig(appUrl) {
  const { config } = JSON.parse(await readFile(inRoot(".next/required-server-files.json"), "utf8"));
  config.experimental.serverActions = { ...config.experimental.serverActions, allowedOrigins: [new URL(appUrl).host] };
  return config;
}

/**
 * The server ends itself in order at SIGINT and SIGTERM (lib/server/stop.ts). Here is what it does not know: that it does
 * not listen for them yet, and a deadline. The simulator ends with this process, so that a submit can still get its answer.
 */
function endWhenTold() {
  void signalled().then(({ code }) => {
    // Only this function listens: the server is still starting, and would go on with it until the deadline.
    if (process.listenerCount("SIGTERM") === 1) return process.exit(0);
    // A closed terminal sends a signal that the server does not know.
    if (code === 129) process.kill(process.pid, "SIGTERM");
    setTimeout(() => {
      print("The server did not end in time and was ended.");
      process.exit(0);
    }, LEAVE_WITHIN).unref();
  });
}
