import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

// Next's own greeting: the launcher prints the instance's address itself, once the instance really answers.
const greeting = /^\s*(▲|✓ (Ready|Starting|Running next)|- (Local|Network|Environments|Experiments))|^\s*$/;
const isGreeting = (/** @type {string} */ line) => greeting.test(stripVTControlCharacters(line));

/** Passes a server's lines on, without the greeting. @param {import("node:child_process").ChildProcess} server */
export function passOutput(server) {
  if (!server.stdout) return;
  let greeted = false;
  createInterface({ input: server.stdout }).on("line", (line) => {
    if (!greeted && isGreeting(line)) return;
    greeted = true;
    process.stdout.write(`${line}\n`);
  });
}

/** The same for a server in this process: drops what it writes, up to the first line that is not the greeting. */
export function hideGreeting() {
  const write = process.stdout.write;
  process.stdout.write = (/** @type {[any]} */ ...args) => {
    if (String(args[0]).split("\n").every(isGreeting)) return true;
    process.stdout.write = write;
    return write.apply(process.stdout, args);
  };
}
