import { type PollResult, type Provider, SUBMIT_TIMEOUT_MS } from "../port";
import { answerError, effectiveStatus, exchangeError, readAnswer, refusalCode, soundsLikeNotFound } from "./answer";
import { parseCallbackTaskId } from "./callback-body";
import { DEFAPI_CAPABILITIES } from "./capabilities";
import { userSchema } from "./contract";
import { exchange, type HttpAnswer } from "./exchange";
import { submit } from "./submit";
import { createTarget, type DefapiTarget } from "./target";
import { readTask } from "./task";

export type DefapiConfig = {
  /** Such as https://api.defapi.org; a path in it is kept. */
  baseUrl: string;
  apiKey: string;
  submitTimeoutMs?: number;
  queryTimeoutMs?: number;
};

/** The provider's client. Throws only on a wrong configuration. */
export function createDefapi(config: DefapiConfig): Provider {
  const { submitTimeoutMs = SUBMIT_TIMEOUT_MS, queryTimeoutMs = 15_000 } = config;
  const target = createTarget(config.baseUrl, config.apiKey);
  return {
    name: "defapi",
    origin: new URL(config.baseUrl).origin,
    capabilities: DEFAPI_CAPABILITIES,
    submit: (request) => submit(target, request, submitTimeoutMs),
    poll: (taskId) => query(target, taskId, queryTimeoutMs),
    balance: () => balance(target, queryTimeoutMs),
    readCallback: parseCallbackTaskId,
  };
}

/** Queries a task. Resolves to the task, to "the provider knows no such task", or to the error. */
async function query(target: DefapiTarget, taskId: string, timeoutMs: number): Promise<PollResult> {
  const url = target.url("/api/task/query");
  url.searchParams.set("task_id", taskId);
  const outcome = await exchange({ method: "GET", url, headers: target.headers, timeoutMs });
  if (!outcome.ok) return { kind: "error", error: exchangeError(outcome, target.apiKey) };
  return classify(outcome, taskId, target.apiKey);
}

function classify(http: HttpAnswer, taskId: string, apiKey: string): PollResult {
  const answer = readAnswer(http);
  // A proxy's 404 page indicates a wrong address, not a missing task.
  if (!answer.readable) {
    const code = answer.status >= 500 || answer.status === 429 ? statusCode(answer.status) : "nonsense";
    return { kind: "error", error: answerError(answer, code, http, apiKey) };
  }
  const meant = effectiveStatus(answer);
  if (meant >= 200 && meant <= 299) {
    const task = readTask(answer.data, taskId, apiKey);
    return task ? { kind: "task", task } : { kind: "error", error: answerError(answer, "nonsense", http, apiKey) };
  }
  if (meant === 404 || (meant === 400 && soundsLikeNotFound(answer.words))) {
    return { kind: "not_found", error: answerError(answer, "not_found", http, apiKey) };
  }
  return { kind: "error", error: answerError(answer, refusalCode(answer), http, apiKey) };
}

const statusCode = (status: number) => (status === 429 ? "rate_limited" : status === 504 ? "timeout" : "server");

/**
 * The account's credits as an exact decimal string. The endpoint is undocumented, so any trouble with it is just null.
 */
async function balance(target: DefapiTarget, timeoutMs: number): Promise<string | null> {
  const outcome = await exchange({ method: "GET", url: target.url("/api/user"), headers: target.headers, timeoutMs });
  if (!outcome.ok || outcome.status !== 200) return null;
  const answer = readAnswer(outcome);
  const user = answer.readable ? userSchema.safeParse(answer.data) : null;
  return user?.success ? user.data.credit : null;
}
