import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { CallbackSender } from "./callbacks";
import { answerControl } from "./control";
import type { FaultSource } from "./faults";
import { serveSimulatedVideo } from "./files";
import { balanceAnswer, createQuery } from "./query";
import type { Renderer } from "./renderer/renderer";
import { errorReply, type Reply, readRequestBody, writeReply } from "./reply";
import { answerSubmit } from "./submit";
import type { SimTask, TaskStore } from "./tasks";

const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

type Deps = {
  store: TaskStore;
  faults: FaultSource;
  callbacks: CallbackSender;
  services: Renderer;
  begin: (task: SimTask) => void;
  origin: () => string;
  renderMs: number;
  videoTtlMs: number;
  key: string | undefined;
  control: boolean;
};

/** The simulator's addresses. */
export function createRoutes(deps: Deps) {
  const { store, faults, services, videoTtlMs } = deps;
  const answerQuery = createQuery(store, deps.origin);

  async function answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const address = `${request.method} ${url.pathname}`;
    if (deps.control && url.pathname.startsWith("/__control")) {
      return answerControl(address, (await readRequestBody(request, 64 * 1024)) ?? "", store, faults);
    }
    if (!url.pathname.startsWith("/api/")) return errorReply(404, "no such address");
    const trouble = keyTrouble(request.headers.authorization, deps.key);
    const body = await readRequestBody(request, BODY_LIMIT_BYTES);
    if (trouble) return errorReply(401, trouble);
    if (body === null) return errorReply(413, "the body is larger than 64 MB");
    switch (address) {
      case "POST /api/video/seedance/gen":
        return answerSubmit(body, deps);
      case "GET /api/task/query": {
        const { queryDelayMs } = faults.get();
        if (queryDelayMs > 0) await sleep(queryDelayMs, undefined, { ref: false });
        return answerQuery(url.searchParams.get("task_id"));
      }
      case "GET /api/user":
        return balanceAnswer(store);
      default:
        return errorReply(404, "no such address");
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://simulator");
    const [, id] = /^\/files\/([\w-]{1,100})\.mp4$/.exec(url.pathname) ?? [];
    if (id === undefined) return writeReply(response, await answer(request, url));
    const task = store.get(id);
    if (task?.finishedAt == null || task.end === "failed") return writeReply(response, errorReply(404, "no such file"));
    if (Date.now() - task.finishedAt > videoTtlMs) return writeReply(response, errorReply(410, "the file has expired"));
    return serveSimulatedVideo(request, response, task, await services.video(task));
  };
}

/** What is wrong with an Authorization header, or null. */
function keyTrouble(header: string | undefined, key: string | undefined): string | null {
  const given = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (given === undefined) return "API key is missing";
  const right = key === undefined ? /^dk-.+/.test(given) : given === key;
  return right ? null : "API key is invalid";
}
