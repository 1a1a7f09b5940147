import type { PollResult } from "../port";
import { answerError, effectiveStatus, exchangeError, readAnswer, refusalCode, soundsLikeNotFound } from "./answer";
import { exchange, type HttpAnswer } from "./exchange";
import type { DefapiTarget } from "./target";
import { readTask } from "./task";

/** Queries a task. Resolves to the task, to "the provider knows no such task", or to the error. */
export async function query(target: DefapiTarget, taskId: string, timeoutMs: number): Promise<PollResult> {
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
