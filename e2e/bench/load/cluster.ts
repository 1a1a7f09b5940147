import { ended, start, stop } from "@/lib/cli/child.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { cleanEnvironment } from "../../fixtures/clean-environment";
import { clusterWorkers, killClusterWorker } from "../../fixtures/cluster-workers";
import { until } from "../../fixtures/until";

/** `npm run start:cluster`, once it is ready. */
export async function startCluster(processes: number, environment: Record<string, string>) {
  const child = start(
    ["--import", inRoot("lib/cli/with-parent.mjs"), inRoot("lib/cli/start-cluster.mjs"), String(processes)],
    {
      // The channel ties it to this process: if the bench is killed, the cluster ends too.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...cleanEnvironment(), ...environment },
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-2_000_000);
    });
  let code: number | null = null;
  void ended(child).then((ended) => {
    code = ended;
  });
  const said = async (text: string, from = 0) => {
    await until(
      text,
      async () => {
        if (code !== null) throw new Error(`the cluster ended with ${code}:\n${output}`);
        return output.includes(text, from);
      },
      180_000,
      100,
    );
  };
  try {
    await said("Ninefold is ready");
  } catch (error) {
    await stop(child);
    throw error;
  }
  const pids = () => clusterWorkers(child.pid);
  return {
    output: () => output,
    pids,
    /** With -9; resolves when another process has taken its place. */
    async killOne(): Promise<void> {
      const from = output.length;
      const pid = await killClusterWorker(child.pid);
      await said("A process ended and is replaced.", from);
      await until("the new process", async () => (await pids()).length === processes && !(await pids()).includes(pid));
    },
    /** One process after another, as an update does. */
    async restartAll(): Promise<void> {
      const from = output.length;
      process.kill(child.pid ?? 0, "SIGUSR2");
      await said("All processes were restarted.", from);
    },
    stop: () => stop(child),
  };
}
