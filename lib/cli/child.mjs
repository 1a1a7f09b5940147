import { spawn } from "node:child_process";
import os from "node:os";
import { root } from "./root.mjs";

/**
 * Starts a process as the leader of its own group: a Ctrl-C in the terminal reaches only the launcher, which then ends
 * its children in order, and a whole group can be ended by its id without touching anything else on the machine.
 * @param {string[]} argv a file for node to run, with its arguments
 * @param {import("node:child_process").SpawnOptions & { program?: string }} [options]
 */
export function start(argv, { program = process.execPath, ...options } = {}) {
  const child = spawn(program, argv, { cwd: root, detached: true, stdio: ["ignore", "pipe", "pipe"], ...options });
  living.add(child);
  child.once("exit", () => living.delete(child));
  return child;
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const living = new Set();
// Their own groups would outlive a launcher that is interrupted while it installs or builds.
process.on("exit", () => {
  for (const child of living) signalGroup(child, "SIGKILL");
});

/**
 * Sends a signal to a process and everything it started.
 * @param {import("node:child_process").ChildProcess} child @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has already ended, which is what we wanted.
  }
}

/**
 * Resolves with the exit code once a process has ended: 1 when it could not be started, 128 + n for a signal's n.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  const code = () => child.exitCode ?? (child.signalCode ? 128 + os.constants.signals[child.signalCode] : null);
  return new Promise((resolve) => {
    if (code() !== null) return resolve(code() ?? 1);
    child.once("error", () => resolve(1));
    child.once("exit", () => resolve(code() ?? 1));
  });
}

/**
 * How a process was ended by a signal, as the end of a sentence; empty when it ended by itself. A system that runs out
 * of memory kills silently, and no other message would mention it.
 * @param {NodeJS.Signals | null} signal
 */
export function bySignal(signal) {
  if (!signal) return "";
  return signal === "SIGKILL" ? " by SIGKILL, which a system sends when memory runs out" : ` by ${signal}`;
}

/**
 * Asks a process to end and kills it when it has not ended in time.
 * @param {import("node:child_process").ChildProcess} child
 * @param {{ signal?: NodeJS.Signals, within?: number }} [options] within is in milliseconds
 */
export async function stop(child, { signal = "SIGTERM", within = 10_000 } = {}) {
  const end = ended(child);
  signalGroup(child, signal);
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), within);
  const code = await end;
  clearTimeout(timer);
  // Whatever the process itself left running (a renderer, a compiler) is killed with it.
  signalGroup(child, "SIGKILL");
  return code;
}

/**
 * Runs a process to its end and captures its output.
 * @param {string[]} argv
 * @param {import("node:child_process").SpawnOptions & { program?: string, within?: number }} [options] within is in
 *   milliseconds
 * @returns {Promise<{ code: number, output: string, signal: NodeJS.Signals | null, late: boolean }>} signal: what
 *   killed it; late: it was ended
 * because its time was up
 */
export async function captureOutput(argv, { within = 600_000, ...options } = {}) {
  const child = start(argv, options);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  child.once("error", (error) => {
    output += `${error.message}\n`;
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    signalGroup(child, "SIGKILL");
  }, within);
  const code = await ended(child);
  clearTimeout(timer);
  signalGroup(child, "SIGKILL");
  return { code, output, signal: late ? null : child.signalCode, late };
}
