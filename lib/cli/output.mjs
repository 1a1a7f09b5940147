import { bySignal } from "./child.mjs";
import { endWithNpm } from "./with-npm.mjs";

/**
 * An error for the terminal's user: one clear line on stderr and an exit code, without a stack, which would not help
 * the user who typed the command.
 */
export class StartRefusal extends Error {
  /** @param {string} message @param {number} code the exit code */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/**
 * The error of a failed step: the tool's output, and in our own words what failed and why.
 * @param {string} what such as "The pages could not be built"
 * @param {{ code: number, output: string, signal: NodeJS.Signals | null, late: boolean }} ran
 * @param {string} need said when the system killed it
 */
export function failedStep(what, { code, output, signal, late }, need) {
  const why = late ? " in time" : signal ? `: this was ended${bySignal(signal)}. ${need}` : "";
  return new StartRefusal(`${output.trim()}\n${what}${why}.`.trim(), signal ? code : 1);
}

/** @param {string} line */
export const print = (line) => process.stdout.write(`${line}\n`);

/**
 * Ignores that nobody reads the output any more (`| head`, a log collector that died): the error would end a command,
 * and in a server the framework would report it to that same output, over and over, which occupies the server for good.
 */
function surviveReaders() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/**
 * Runs a command's main function and exits with its result.
 * @param {() => Promise<number>} main returns the exit code
 */
export async function run(main) {
  surviveReaders();
  endWithNpm();
  // By exit and not by the signal's default: the exit event then ends what was started.
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code));
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = error instanceof StartRefusal ? error.code : 1;
    process.stderr.write(`${error instanceof StartRefusal ? error.message : (error?.stack ?? error)}\n`);
  }
}

/** The signals that stop a command, with their exit codes. */
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * From here on a signal is awaited instead of ending the process at once.
 * @returns {Promise<{ code: number, signal: NodeJS.Signals }>} resolves at the first one
 */
export function signalled() {
  return new Promise((resolve) => {
    for (const [signal, code] of Object.entries(signals)) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve({ code, signal: signal === "SIGINT" ? "SIGINT" : "SIGTERM" }));
    }
  });
}
