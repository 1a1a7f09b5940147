import cluster from "node:cluster";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { ended } from "./child.mjs";
import { print, run, StartRefusal, signalled } from "./output.mjs";
import { inRoot } from "./root.mjs";
import { announceWhenReady } from "./start/announce.mjs";
import { buildIfStale } from "./start/build.mjs";
import { checkPort } from "./start/port.mjs";
import { prepare } from "./start/prepare.mjs";
import { offerSimulator, simulatedEnvironment } from "./start/simulator.mjs";

/** A process that cannot start must not be started in an endless hurry. */
const AGAIN_AFTER_MS = 1_000;

/**
 * `npm run start:cluster -- 3`: three server processes on one port and one Postgres, as several machines would be. One
 * that dies is replaced; SIGUSR2 restarts them one after another, as an update does.
 */
await run(async () => {
  const [given = "3", ...more] = process.argv.slice(2);
  if (!/^[1-9]\d?$/.test(given) || more.length > 0)
    throw new StartRefusal("npm run start:cluster accepts only -- and a number of processes from 1 to 99.");
  const { sources, embedded, serving } = await prepare();
  if (embedded)
    throw new StartRefusal(
      "Several processes need DATABASE_URL: the embedded database allows only one. Use npm start.",
    );
  await buildIfStale(sources);
  const { port, host, dataDir, simulated, appUrl } = serving;
  await checkPort(port, host);
  const told = signalled();
  const simulator = simulated ? await offerSimulator(dataDir) : null;
  const startId = randomUUID();
  const options = JSON.stringify({ port, host, appUrl, startId });
  cluster.setupPrimary({ exec: inRoot("lib/cli/start/cluster-worker.mjs"), args: [options] });

  let stopping = false;
  /** Resolves when the process it starts is up. */
  const startOne = async () => {
    const worker = cluster.fork(simulator ? simulatedEnvironment(simulator.port) : {});
    // What cannot be sent to a process that has died is no reason to end all the others.
    worker.on("error", () => {});
    const up = once(worker, "message").then(() => true);
    if (!(await Promise.race([up, ended(worker.process).then(() => false)])))
      throw new StartRefusal("A process of the cluster ended before it was up.");
  };
  const replace = async () => {
    await sleep(AGAIN_AFTER_MS);
    if (stopping || all().length >= Number(given)) return;
    print("A process ended and is replaced.");
    // One that ends before it is up is replaced in its turn.
    await startOne().catch(() => {});
  };
  /** @param {import("node:cluster").Worker} worker @param {NodeJS.Signals} signal */
  const stopOne = async (worker, signal) => {
    worker.process.kill(signal);
    await ended(worker.process);
  };
  const all = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

  // One after another: the first one migrates.
  for (let n = 0; n < Number(given); n++) await startOne();
  cluster.on("exit", replace);
  const restartAll = async () => {
    for (const worker of all()) {
      // The new one first, so that there are never fewer.
      await startOne();
      await stopOne(worker, "SIGUSR2");
    }
    print("All processes were restarted.");
  };
  let restarting = Promise.resolve();
  process.on("SIGUSR2", () => {
    restarting = restarting.then(restartAll).catch((error) => print(`The restart was given up: ${error.message}`));
  });
  await announceWhenReady({ port, host, appUrl, simulator, startId });
  await told;
  stopping = true;
  await Promise.all(all().map((worker) => stopOne(worker, "SIGTERM")));
  await simulator?.close();
  return 0;
});
