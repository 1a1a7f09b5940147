import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { CallbackSender } from "./callbacks";
import { answerChat } from "./chat/answer-chat";
import { answerControl } from "./control";
import type { FaultSource } from "./faults";
import { serveSimulatedVideo } from "./files";
import { planTask, taskAnswer } from "./plan";
import type { Renderer } from "./renderer/renderer";
import { errorReply, gatewayPage, json, type Reply, readRequestBody, writeReply } from "./reply";
import type { SimTask, TaskStore } from "./tasks";
import { validate } from "./validate";
import { readScript } from "./words";

const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

type Deps = {
  store: TaskStore;
  faults: FaultSource;
  callbacks: CallbackSender;
  services: Renderer;
  /** Called for every task that was made, once it is on disk. */
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

  async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const trouble = keyTrouble(request.headers.authorization, deps.key);
    const body = await readRequestBody(request, BODY_LIMIT_BYTES);
    if (request.method !== "POST") return writeReply(response, errorReply(404, "no such address"));
    if (trouble) return writeReply(response, errorReply(401, trouble));
    if (body === null) return writeReply(response, errorReply(413, "the body is larger than 64 MB"));
    return answerChat(body, response);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://simulator");
    if (url.pathname === "/v1/chat/completions") return chat(request, response);
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

/** Answers queries about tasks, and counts them, for prompts that spoil the first few answers. */
function createQuery(store: TaskStore, origin: () => string) {
  const asked = new Map<string, number>();

  return (taskId: string | null): Reply => {
    if (!taskId) return errorReply(400, "task_id is required");
    const task = store.get(taskId);
    if (!task) return errorReply(404, "task not found");
    const now = Date.now();
    const times = (asked.get(taskId) ?? 0) + 1;
    asked.set(taskId, times);
    const script = readScript(task.prompt);
    if (now - task.acceptedAt < (script.get("query-404") ?? 0) * 1_000) return errorReply(404, "task not found");
    if (times <= (script.get("query-500") ?? 0)) return errorReply(500, "internal server error");
    if (times <= (script.get("query-html") ?? 0)) return gatewayPage;
    return json(taskAnswer(task, origin(), now));
  };
}

/** The account's balance: a hundred credits, less what tasks have cost. In millionths, because money is not a float. */
function balanceAnswer(store: TaskStore): Reply {
  const spent = store
    .all()
    .filter((task) => task.finishedAt !== null)
    .reduce((sum, task) => sum + BigInt(task.price.replace(".", "")), 0n);
  const left = 100_000_000n - spent;
  const digits = (left < 0n ? 0n : left).toString().padStart(7, "0");
  return json({ code: 0, message: "ok", data: { credit: `${digits.slice(0, -6)}.${digits.slice(-6)}` } });
}

/** After this many different videos of one prompt, they repeat. */
const VARIATIONS = 6;

/** Answers a submit. Words in the prompt decide first, then the fault profile. */
async function answerSubmit(body: string, { store, faults, callbacks, renderMs, begin }: Deps): Promise<Reply> {
  const checked = validate(body);
  if (!checked.ok) return errorReply(400, checked.message);
  const script = readScript(checked.submission.prompt);

  if (script.has("submit-400")) return errorReply(400, "the prompt was refused because it asks for it");
  if (script.has("submit-429")) return errorReply(429, "too many requests", { "retry-after": "5" });
  if (script.has("submit-500")) return errorReply(500, "internal server error");
  if (script.has("submit-html")) return gatewayPage;

  const variation = store.all().filter(({ prompt }) => prompt === checked.submission.prompt).length % VARIATIONS;
  const task = await store.add(planTask(checked.submission, variation, renderMs, Date.now()));
  begin(task);
  if (script.has("early-callback")) await callbacks.sendOnce(task);

  const fault = faults.submit();
  if (script.has("submit-reset") || fault === "reset") return { kind: "reset" };
  if (script.has("submit-hang") || fault === "hang") return { kind: "silence" };
  if (script.has("submit-500-made") || fault === "500") return errorReply(500, "internal server error");
  if (script.has("submit-no-id") || fault === "no-id") return json({ code: 0, message: "ok", data: {} });
  return json({ code: 0, message: "ok", data: { task_id: task.id } });
}
