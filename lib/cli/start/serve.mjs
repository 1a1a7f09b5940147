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

/** Milliseconds that the server may take to end. */
const LEAVE_WITHIN = 10_000;

/**
 * Turns this process into the server, until it is stopped: a launcher that waits for a server in a process of its own
 * would hold another 40 MB.
 * @param {{ port: number, host?: string, dataDir: string, simulated: boolean, appUrl: string }} options
 * @returns {Promise<never>} a server that cannot start ends the process
 */
export async function serve({ port, host, dataDir, simulated, appUrl }) {
  // Again: another process may have taken the port during the build.
  await checkPort(port, host);
  const startId = randomUUID();
  const simulator = simulated ? await offerSimulator(dataDir) : null;
  const { isUp } = endWhenTold(simulator);
  const { AUTH_SECRET, DATA_DIR } = process.env;
  Object.assign(process.env, {
    NODE_ENV: "production",
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_RUNTIME: "nodejs",
    NINEFOLD_START: startId,
    ...(simulator ? simulatedEnvironment(simulator.port) : {}),
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
  isUp();
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
 * Next ends itself at SIGINT and SIGTERM, with 128 plus the signal's number, once its open answers are complete. A user
 * who stops a server has not met an error.
 * @param {{ close: () => Promise<void> } | null} simulator
 * @returns {{ isUp: () => void }} to be called once Next receives signals
 */
function endWhenTold(simulator) {
  let up = false;
  void signalled().then(({ code }) => {
    process.on("exit", (ended) => {
      if (CLEAN_ENDS.includes(ended)) process.exitCode = 0;
    });
    if (!up) return process.exit(0);
    void simulator?.close();
    // A closed terminal sends a signal that Next does not know.
    if (code === 129) process.kill(process.pid, "SIGTERM");
    setTimeout(() => {
      print("The server did not end in time and was ended.");
      process.exit(0);
    }, LEAVE_WITHIN).unref();
  });
  return {
    isUp: () => {
      up = true;
    },
  };
}

const CLEAN_ENDS = [130, 143];
