import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { createCallbackSender } from "./callbacks";
import { createFaults, type Faults, type SubmitFault } from "./faults";
import { createRenderer } from "./renderer/renderer";
import { createRoutes } from "./routes";
import { createRunner, isOwed } from "./run";
import { createTaskStore } from "./tasks";

export type SimulatorOptions = {
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  /** The address that is given out, when it is not the one that is listened on. */
  origin?: string;
  /** Where tasks and videos are stored; without it, nothing outlives the simulator. */
  dataDir?: string;
  /** The only accepted key; without it, any that begins with dk-. */
  key?: string;
  /** How long five seconds of video take; ten take a quarter longer, fifteen half as long again. */
  renderMs?: number;
  /** When a callback is tried, in milliseconds after the task finished. */
  callbackTriesMs?: readonly number[];
  videoTtlMs?: number;
  /** Renders videos at a quarter of the size. */
  small?: boolean;
  /** Renders one scene for all prompts. */
  oneVideo?: boolean;
  /** Opens /__control. */
  control?: boolean;
  faults?: Partial<Faults>;
  /** Chooses the fault of the n-th submit that makes a task, counted from 1; undefined leaves it to `faults`. */
  submitFault?: (n: number) => SubmitFault | undefined;
};

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** Starts a simulated provider. Rejects when the port is in use. */
export async function startSimulator(options: SimulatorOptions = {}) {
  const { port = 0, host = "127.0.0.1", dataDir, renderMs = 12_000, videoTtlMs = 24 * 60 * 60_000 } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let url = "";
  const origin = () => options.origin ?? url;
  let lastRequest = Date.now();

  const store = await createTaskStore(dataDir);
  const faults = createFaults(options.faults ?? {}, options.submitFault);
  const triesMs = options.callbackTriesMs ?? [0, 2_000, 6_000];
  const callbacks = createCallbackSender({ store, faults, origin, triesMs, signal });
  const services = await createRenderer({
    dir: dataDir === undefined ? undefined : path.join(dataDir, "simulator-videos"),
    small: options.small ?? false,
    oneVideo: options.oneVideo ?? false,
    keptMs: videoTtlMs,
  });
  const begin = createRunner(store, services, callbacks, signal);
  const route = createRoutes({
    store,
    faults,
    callbacks,
    services,
    begin,
    origin,
    renderMs,
    videoTtlMs,
    key: options.key,
    control: options.control ?? false,
  });

  const server = http.createServer((request: IncomingMessage, response: ServerResponse) => {
    lastRequest = Date.now();
    response.on("error", () => {});
    route(request, response).catch((error: unknown) => {
      // A client that disconnected is no error of ours; after any other error the client must not hang.
      if (!request.destroyed) console.error("The simulator stumbled:", error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve)).catch(
    async (error: unknown) => {
      await services.close();
      throw error;
    },
  );
  url = `http://${host}:${(server.address() as AddressInfo).port}`;
  for (const task of store.all()) begin(task);

  return {
    url,
    tasks: store.all,
    setFaults: faults.set,
    /** When it last had something to do, in epoch milliseconds: a request to answer, or a task that is not over. */
    idleSince: () => (store.all().some(isOwed) ? Date.now() : lastRequest),
    async close(): Promise<void> {
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await services.close();
      await store.save();
    },
  };
}
