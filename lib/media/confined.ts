import { type ChildProcess, spawn } from "node:child_process";

/** What a process may use at most. Only Linux holds `dataMegabytes`; no system but Windows ignores the others. */
export type Confinement = {
  /** Memory that it may write to: unlike its address space, of which V8 reserves gigabytes without using them. */
  dataMegabytes: number;
  /** Processor time of its whole life. */
  cpuSeconds: number;
  /** Of each file that it writes. */
  fileMegabytes: number;
};

/** Open at once: Node itself needs about 25. */
const FILES = 64;

/**
 * A limit that the system does not know is left out: its complaint goes nowhere. When the machine runs out of memory,
 * the kernel ends this process and not the server. With namespaces of its own, a process has no network and cannot read
 * the server's environment in /proc; containers often forbid them.
 */
const SCRIPT = `
echo 1000 >/proc/self/oom_score_adj
ulimit -c 0; ulimit -n ${FILES}; ulimit -t "$1"; ulimit -f "$2"; ulimit -d "$3"; shift 3
if unshare -Un true; then exec unshare -Un -- "$@"; fi
exec "$@"`;

/**
 * Starts a program that reads files of strangers: within limits, in `folder`, with no environment but `environment`, no
 * descriptor but its standard streams, and no error output unless `errors`. Its id stays the one of the child that is
 * returned, so killing that is enough.
 */
export function spawnConfined(
  [program, ...args]: [string, ...string[]],
  limits: Confinement,
  options: {
    folder: string;
    environment: Record<string, string | undefined>;
    input: boolean;
    errors?: boolean;
    signal?: AbortSignal;
  },
): ChildProcess {
  const start = [
    ...["-c", SCRIPT, "sh"],
    ...[limits.cpuSeconds, limits.fileMegabytes * 2_048, limits.dataMegabytes * 1_024].map(String),
  ];
  const [file, argv] = process.platform === "win32" ? [program, args] : ["/bin/sh", [...start, program, ...args]];
  // Without the comment, a build takes the program for a file of this project and traces all of it.
  return spawn(/* turbopackIgnore: true */ file, argv, {
    cwd: options.folder,
    env: { NODE_ENV: "production", ...options.environment },
    stdio: [options.input ? "pipe" : "ignore", "pipe", options.errors ? "pipe" : "ignore"],
    signal: options.signal,
    killSignal: "SIGKILL",
    windowsHide: true,
  });
}
