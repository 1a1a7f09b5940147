import { parseArgs } from "node:util";
import { type Simulator, startSimulator } from "./server";

/**
 * tsx lib/simulator/main.ts [--port N] [--data DIR] [--speed ms] [--key K] [--small] [--one-video] [--control]
 * [--with-parent] [--origin ADDRESS] [--idle ms]. Prints its address in one line, and "idle" in another each time that
 * it has had nothing to do for so long; with --with-parent it ends when its standard input does.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    data: { type: "string" },
    speed: { type: "string", default: "12000" },
    key: { type: "string" },
    small: { type: "boolean" },
    "one-video": { type: "boolean" },
    control: { type: "boolean" },
    "with-parent": { type: "boolean" },
    origin: { type: "string" },
    idle: { type: "string" },
  },
});

// Files in DATA_DIR are readable by this user only.
process.umask(0o077);
try {
  const simulator = await startSimulator({
    port: whole("port", values.port, 65_535),
    dataDir: values.data,
    renderMs: whole("speed", values.speed, 24 * 60 * 60_000),
    key: values.key,
    small: values.small,
    oneVideo: values["one-video"],
    control: values.control,
    origin: values.origin,
  });
  if (values.idle) watchIdleness(simulator, whole("idle", values.idle, 24 * 60 * 60_000));
  let leaving = false;
  const leave = () => {
    if (leaving) return;
    leaving = true;
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", leave).once("SIGINT", leave);
  if (values["with-parent"]) process.stdin.resume().once("end", leave).once("close", leave).once("error", leave);
  console.log(`simulator listening on ${simulator.url}`);
} catch (error) {
  console.error(`The simulator could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function watchIdleness(simulator: Simulator, idleMs: number): void {
  setInterval(() => {
    if (simulator.idleSince() + idleMs < Date.now()) console.log("idle");
  }, idleMs / 4).unref();
}

function whole(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new Error(`--${name} must be a whole number up to ${max}`);
  return value;
}
