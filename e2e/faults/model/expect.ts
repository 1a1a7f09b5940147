import { NEXT, type State } from "@/lib/generations/lifecycle/states";
import type { QueryPlan, SubmitPlan, Task } from "./scripted-provider";

/**
 * The model: the states that a generation may have after an event, derived from its earlier state and from the truth at
 * the provider. It uses nothing of the product except the table of states.
 */
export type Known = {
  state: State;
  task: Task | null;
  /** A callback that named the task was recorded. */
  calledBack: boolean;
  /** Its sender died midway: it may have recorded the answer without moving the generation on. */
  orphan: boolean;
  /** Seconds since the submit, on the model's clock. */
  age: number;
};

export type Plans = { submit: SubmitPlan; query: QueryPlan };

/** The provider accepts and answers everything. */
export const PLAIN: Plans = { submit: "accept", query: "answer" };

const DAY = 24 * 3600;
const SENDER_DEAD = 50;

/** After one step of a generation that is due and not leased. */
export function afterStep(known: Known, plans: Plans): State[] {
  const { state, task, calledBack, age } = known;
  switch (state) {
    case "queued":
      return afterSubmit(plans.submit);
    case "submitting":
      if (known.orphan && task) {
        const recoverable = [...recovered("submitting", known, PLAIN), ...recovered("submitting", known, plans)];
        return age >= SENDER_DEAD && !calledBack ? ["unconfirmed", ...recoverable] : [state, ...recoverable];
      }
      if (calledBack) return recovered("submitting", known, plans);
      // Its sender recorded that it was refused, or not sent.
      if (known.orphan) return [age >= SENDER_DEAD ? "unconfirmed" : state, "failed", "queued"];
      return age >= SENDER_DEAD ? ["unconfirmed", ...(task ? recovered("submitting", known, plans) : [])] : [state];
    case "unconfirmed":
      if (known.orphan && task) {
        // Whose task its sender did not record, and nobody named, is given up like any other.
        const givenUp: State[] = age >= DAY && !calledBack ? ["failed"] : [];
        return [state, ...givenUp, ...recovered(state, known, PLAIN), ...recovered(state, known, plans)];
      }
      if (calledBack) return recovered("unconfirmed", known, plans);
      if (known.orphan) return [age >= DAY ? "failed" : state, "failed"];
      return age >= DAY ? ["failed"] : [state];
    case "rendering":
      if (plans.query === "hang") return [state];
      if (plans.query !== "answer" || task?.end == null) return age >= DAY ? ["failed"] : [state];
      return task.end === "success" ? downloaded(task, false) : ["failed"];
    case "saving":
      return task ? downloaded(task, age >= DAY) : [];
    case "ready":
    case "failed":
    case "canceled":
      return [state];
  }
}

function afterSubmit(plan: SubmitPlan): State[] {
  switch (plan) {
    case "accept":
      return ["rendering"];
    case "refuse":
      return ["failed"];
    // It is retried automatically, a few times.
    case "not_sent":
      return ["queued", "failed"];
    case "reset":
    case "lost":
      return ["unconfirmed"];
    case "hang":
    case "hang_reset":
    case "hang_refuse":
      return ["submitting"];
  }
}

function recovered(from: State, known: Known, plans: Plans): State[] {
  if (plans.query === "hang") return [from];
  if (plans.query !== "answer") return [from];
  // A callback that arrived meanwhile makes a poll due immediately.
  return ["rendering", ...afterStep({ ...known, state: "rendering" }, plans)];
}

function downloaded(task: Task, mayGiveUp: boolean): State[] {
  if (task.video === "good") return ["ready"];
  // Whatever its address serves, the download is retried until the address expires.
  return mayGiveUp ? ["saving", "failed"] : ["saving"];
}

/** Every state that it can have reached when its process died at any point. */
export function afterCrash(known: Known): State[] {
  const reached = new Set<State>([known.state]);
  for (const state of reached) for (const next of NEXT[state]) reached.add(next);
  if (known.state !== "queued") reached.delete("canceled");
  if (known.task?.end !== "success" && known.state !== "ready") {
    reached.delete("saving");
    reached.delete("ready");
  }
  return [...reached];
}
