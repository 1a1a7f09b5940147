import { randomUUID } from "node:crypto";
import { CAPABILITIES } from "@/lib/provider/capabilities";
import { parseCallbackTaskId } from "@/lib/provider/defapi/callback-body";
import type { PollResult, Provider, ProviderError, ProviderErrorCode, SubmitResult } from "@/lib/provider/port";

export type End = "success" | "failed" | "charged";
export type Video = "good" | "gone" | "page";
export type Task = { id: string; attempt: string; token: string; callbackUrl: string; end: End | null; video: Video };

/** The outcome of a submit. Hanging ones are answered only when they are released. */
export type SubmitPlan = "accept" | "refuse" | "not_sent" | "reset" | "lost" | "hang" | "hang_reset" | "hang_refuse";
export type QueryPlan = "answer" | "error" | "not_found" | "hang";

const errorOf = (code: ProviderErrorCode): ProviderError => ({ code, status: null, message: code, retryAfterMs: null });

/** A provider that follows `plan`, and whose calls can hang for as long as a test wants. */
export function createScriptedProvider(videoOrigin: string) {
  const tasks = new Map<string, Task>();
  const hanging: Array<(cut: boolean) => void> = [];
  const plan: { submit: SubmitPlan; query: QueryPlan } = { submit: "accept", query: "answer" };

  const hang = <T>(answer: T): Promise<T> =>
    new Promise((resolve, reject) => {
      hanging.push((cut) => (cut ? reject(new Error("the process is dead")) : resolve(answer)));
    });

  function make(callbackUrl: string): Task {
    const [, attempt = "", token = ""] = /callbacks\/[^/]+\/([^/]+)\/([^/]+)$/.exec(callbackUrl) ?? [];
    const task: Task = { id: `ta${randomUUID()}`, attempt, token, callbackUrl, end: null, video: "good" };
    tasks.set(task.id, task);
    return task;
  }

  function submit(callbackUrl: string): SubmitResult | Promise<SubmitResult> {
    const unknown: SubmitResult = { kind: "unknown", error: errorOf("reset") };
    const refused: SubmitResult = { kind: "refused", error: errorOf("bad_request") };
    switch (plan.submit) {
      case "accept":
        return { kind: "accepted", taskId: make(callbackUrl).id };
      case "refuse":
        return refused;
      case "not_sent":
        return { kind: "not_sent", error: errorOf("unreachable") };
      case "reset":
        make(callbackUrl);
        return unknown;
      case "lost":
        return unknown;
      case "hang":
        return hang({ kind: "accepted", taskId: make(callbackUrl).id });
      case "hang_reset":
        make(callbackUrl);
        return hang(unknown);
      case "hang_refuse":
        return hang(refused);
    }
  }

  function answer(task: Task): PollResult {
    const open = task.end === null;
    return {
      kind: "task",
      task: {
        taskId: task.id,
        status: open ? "open" : task.end === "success" ? "success" : "failed",
        rawStatus: task.end ?? "in_progress",
        videoUrl: task.end === "success" ? `${videoOrigin}/${task.video}.mp4` : null,
        consumed: open ? null : task.end === "failed" ? "0" : "0.5",
        reason: task.end === "failed" ? "the output is sensitive" : null,
        createdAt: null,
      },
    };
  }

  const client: Provider = {
    name: "scripted",
    origin: videoOrigin,
    capabilities: CAPABILITIES,
    submit: async (request) => submit(request.callbackUrl ?? ""),
    async poll(taskId) {
      const task = tasks.get(taskId);
      if (plan.query === "error") return { kind: "error", error: errorOf("server") };
      if (!task || plan.query === "not_found") return { kind: "not_found", error: errorOf("not_found") };
      // The answer is the state at the time of the poll, however late it arrives.
      const now = answer(task);
      return plan.query === "hang" ? hang(now) : now;
    },
    balance: async () => null,
    readCallback: parseCallbackTaskId,
  };
  return { client, tasks, hanging, plan };
}
