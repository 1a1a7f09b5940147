import { ended, start, stop } from "./child.mjs";
import { becomesHealthy } from "./health.mjs";
import { passOutput } from "./output.mjs";
import { bin, inRoot } from "./root.mjs";
import { Refusal, say, signalled } from "./say.mjs";
import { keepSimulatorPort, simulatedEnvironment, simulatorPort, startSimulator } from "./simulator.mjs";

/**
 * Runs the server, and the simulator when there is no key, until one of them ends or this process is told to stop.
 * @param {{ mode: "start" | "dev", port: number, dataDir: string, simulated: boolean, appUrl: string }} options
 * @returns {Promise<number>} the exit code of whatever ended first
 */
export async function serve({ mode, port, dataDir, simulated, appUrl }) {
  const told = signalled();
  const simulatorAt = simulated ? await simulatorPort(dataDir) : null;
  const simulator = simulatorAt ? startSimulator({ dataDir, port: simulatorAt }) : null;
  const server = start(["--import", inRoot("lib/launch/with-parent.mjs"), bin.next, mode, "-p", String(port)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: "1",
      ...(simulatorAt ? simulatedEnvironment(simulatorAt) : {}),
    },
  });
  passOutput(server);

  const over = new AbortController();
  const ends = [
    ended(server).then((code) => ({ code, who: "server" })),
    told.then(({ code }) => ({ code, who: "person" })),
    ...(simulator ? [ended(simulator).then((code) => ({ code: code || 1, who: "simulator" }))] : []),
  ];
  const first = Promise.race(ends).finally(() => over.abort());

  const within = 180_000;
  const healthy = becomesHealthy(`http://127.0.0.1:${port}/api/health`, { within, signal: over.signal });
  if (await healthy) {
    if (simulatorAt) await keepSimulatorPort(dataDir, simulatorAt);
    say(`Ninefold is ready on ${appUrl}`);
    if (simulated)
      say("There is no DEFAPI_API_KEY, so videos are simulated: nothing is sent and nothing costs anything.");
  } else if (!over.signal.aborted) {
    await Promise.all([stop(server), simulator && stop(simulator)]);
    throw new Refusal(`Ninefold did not come up within ${within / 1000} seconds.`);
  }

  const { code, who } = await first;
  const signal = (await Promise.race([told, { signal: undefined }])).signal ?? "SIGTERM";
  const [serverCode] = await Promise.all([stop(server, { signal }), simulator && stop(simulator)]);
  if (who === "simulator") throw new Refusal("The simulator ended, so Ninefold was stopped.");
  // A server that ends by itself with 0 before anybody asked has not served.
  if (who === "server") return code || 1;
  return serverCode;
}
