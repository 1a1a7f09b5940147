import { randomUUID } from "node:crypto";
import { bySignal, ended, start, stop } from "../child.mjs";
import { StartRefusal, signalled } from "../output.mjs";
import { passOutput } from "../pass-output.mjs";
import { binaries, inRoot } from "../root.mjs";
import { announceWhenReady } from "./announce.mjs";
import { checkPort } from "./port.mjs";
import { offerSimulator, simulatedEnvironment } from "./simulator.mjs";

/**
 * Runs the development server in a process of its own, which it restarts at will, until it ends or this one is stopped.
 * @param {{ port: number, host?: string, dataDir: string, simulated: boolean, appUrl: string }} options
 * @returns {Promise<number>} 0 when a user ended it, else the exit code of the server
 */
export async function serveDevelopment({ port, host, dataDir, simulated, appUrl }) {
  const told = signalled();
  const startId = randomUUID();
  const simulator = simulated ? await offerSimulator(dataDir) : null;
  const listen = ["-p", String(port), ...(host ? ["-H", host] : [])];
  const server = start(["--import", inRoot("lib/cli/with-parent.mjs"), binaries.next, "dev", ...listen], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: "1",
      NINEFOLD_START: startId,
      ...(simulator ? simulatedEnvironment(simulator.port) : {}),
    },
  });
  passOutput(server);

  const over = new AbortController();
  const first = Promise.race([
    ended(server).then((code) => ({ code, who: "server" })),
    told.then(({ code }) => ({ code, who: "user" })),
  ]).finally(() => over.abort());
  try {
    const healthy = await announceWhenReady({ port, host, appUrl, simulator, startId, signal: over.signal });
    const { code, who } = await first;
    if (who === "server") {
      if (server.signalCode) throw new StartRefusal(`The server was ended${bySignal(server.signalCode)}.`, code);
      if (!healthy) await checkPort(port, host);
      // A server that ends by itself with 0, without a signal, has failed to serve.
      return code || 1;
    }
  } finally {
    const { signal } = await Promise.race([told, { signal: /** @type {const} */ ("SIGTERM") }]);
    await Promise.all([stop(server, { signal }), simulator?.close()]);
  }
  const { signalCode, exitCode } = server;
  if (signalCode === "SIGKILL") process.stdout.write("The server did not end in time and was killed.\n");
  // Next.js ends with 128 plus the number of the signal it received.
  return [null, 0, 130, 143].includes(exitCode) ? 0 : (exitCode ?? 0);
}
