import { randomUUID } from "node:crypto";
import { bySignal, ended, start, stop } from "../child.mjs";
import { print, StartRefusal, signalled } from "../output.mjs";
import { passOutput } from "../pass-output.mjs";
import { binaries, inRoot } from "../root.mjs";
import { becomesHealthy } from "./health.mjs";
import { checkPort } from "./port.mjs";
import { saveSimulatorPort, simulatedEnvironment, simulatorPort, startSimulatorProcess } from "./simulator.mjs";

/**
 * Runs the server, and the simulator when there is no key, until one of them ends or this process is stopped.
 * @param {{ mode: "start" | "dev", port: number, host?: string, dataDir: string, simulated: boolean, appUrl: string }} options
 * @returns {Promise<number>} 0 when a user ended it, else the exit code of the process that ended first
 */
export async function serve({ mode, port, host, dataDir, simulated, appUrl }) {
  // Again: another process may have taken the port during the build.
  await checkPort(port, host);
  const told = signalled();
  const startId = randomUUID();
  const simulatorAt = simulated ? await simulatorPort(dataDir) : null;
  const simulator = simulatorAt ? startSimulatorProcess({ dataDir, port: simulatorAt }) : null;
  const listen = ["-p", String(port), ...(host ? ["-H", host] : [])];
  const server = start(["--import", inRoot("lib/cli/with-parent.mjs"), binaries.next, mode, ...listen], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: "1",
      NINEFOLD_START: startId,
      ...(simulatorAt ? simulatedEnvironment(simulatorAt) : {}),
    },
  });
  passOutput(server);

  const over = new AbortController();
  const ends = [
    ended(server).then((code) => ({ code, who: "server" })),
    told.then(({ code }) => ({ code, who: "user" })),
    ...(simulator ? [ended(simulator).then((code) => ({ code: code || 1, who: "simulator" }))] : []),
  ];
  const first = Promise.race(ends).finally(() => over.abort());

  const within = 180_000;
  const health = { within, signal: over.signal, start: startId };
  const healthy = await becomesHealthy(`http://${reachable(host)}:${port}/api/health`, health);
  if (healthy) {
    if (simulatorAt) await saveSimulatorPort(dataDir, simulatorAt);
    print(`Ninefold is ready on ${appUrl}`);
    if (simulated)
      print("There is no DEFAPI_API_KEY, so videos are simulated: nothing is sent and nothing costs anything.");
  } else if (!over.signal.aborted) {
    await Promise.all([stop(server), simulator && stop(simulator)]);
    throw new StartRefusal(`Ninefold did not start within ${within / 1000} seconds.`);
  }

  const { code, who } = await first;
  const signal = (await Promise.race([told, { signal: undefined }])).signal ?? "SIGTERM";
  const [serverCode] = await Promise.all([stop(server, { signal }), simulator && stop(simulator)]);
  if (who === "simulator") {
    throw new StartRefusal(
      `The simulator ended${bySignal(simulator?.signalCode ?? null)}, so Ninefold was stopped.`,
      code,
    );
  }
  if (who === "server") {
    if (server.signalCode) throw new StartRefusal(`The server was ended${bySignal(server.signalCode)}.`, code);
    if (!healthy) await checkPort(port, host);
    // A server that ends by itself with 0, without a signal, has failed to serve.
    return code || 1;
  }
  if (server.signalCode === "SIGKILL") print("The server did not end in time and was killed.");
  return cleanEnds.includes(serverCode) ? 0 : serverCode;
}

/** Where this process reaches a server that listens there. @param {string} [host] */
const reachable = (host) => {
  if (!host || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};

/** Next.js ends with 128 plus the number of the signal it received. */
const cleanEnds = [0, 130, 143];
