import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

// Next's own greeting: the launcher prints the instance's address itself, once the instance really answers.
const greeting = /^\s*(▲|✓ (Ready|Starting|Running next)|- (Local|Network|Environments|Experiments))|^\s*$/;

/** Passes a server's lines on, without the greeting. @param {import("node:child_process").ChildProcess} server */
export function passOutput(server) {
  if (!server.stdout) return;
  let greeted = false;
  createInterface({ input: server.stdout }).on("line", (line) => {
    if (!greeted && greeting.test(stripVTControlCharacters(line))) return;
    greeted = true;
    process.stdout.write(`${line}\n`);
  });
}
