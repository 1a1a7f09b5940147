import type { ChildProcess } from "node:child_process";
import { ended, signalGroup, start, stop } from "@/lib/cli/child.mjs";
import { binaries, inRoot, root } from "@/lib/cli/root.mjs";
import { becomesHealthy } from "@/lib/cli/start/health.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";

export const AUTH_SECRET = "a secret of the fault tests, long enough";
export const PROVIDER_KEY = "dk-faults";

/**
 * A production server that keeps its address across restarts, of this build or of the one in `folder`. It is not started
 * yet.
 */
export async function createServerProcess(environment: Record<string, string>, folder = root) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let output = "";

  return {
    url,
    pid: () => child?.pid,
    output: () => output,
    async start(): Promise<void> {
      const started = start(
        ["--import", inRoot("lib/cli/with-parent.mjs"), binaries.next, "start", folder, "-p", String(port)],
        {
          // The channel ties it to this process: if the tests are killed, the server exits too.
          stdio: ["ignore", "pipe", "pipe", "ipc"],
          env: {
            PATH: process.env.PATH,
            HOME: process.env.HOME,
            TMPDIR: process.env.TMPDIR,
            NODE_ENV: "production",
            NEXT_TELEMETRY_DISABLED: "1",
            NEXT_MANUAL_SIG_HANDLE: "1",
            PORT: String(port),
            APP_URL: url,
            AUTH_SECRET,
            DEFAPI_API_KEY: PROVIDER_KEY,
            ...environment,
          },
        },
      );
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream?.setEncoding("utf8").on("data", (text: string) => {
          output = (output + text).slice(-500_000);
        });
      }
      const exited = new AbortController();
      void ended(started).then(() => exited.abort());
      if (await becomesHealthy(`${url}/api/ready`, { within: 60_000, signal: exited.signal })) return;
      throw new Error(`the server did not start:\n${output}`);
    },
    /** Immediately, without a shutdown. */
    kill(): void {
      if (child) signalGroup(child, "SIGKILL");
    },
    async exited(): Promise<void> {
      if (child) await ended(child);
    },
    async stop(options: Parameters<typeof stop>[1] = {}): Promise<void> {
      if (child) await stop(child, options);
      child = null;
    },
  };
}
