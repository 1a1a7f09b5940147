import { NEXT, type State } from "@/lib/generations/lifecycle/states";
import type { QueryPlan, SubmitPlan, Task } from "./scripted-provider";

/**
 * The model: which states a generation may stand in after something happened, told from the state it stood in before
 * and from what is true at the provider. Nothing here looks at the product but for the table of states.
 */
export type Known = {
  state: State;
  task: Task | null;
  /** A callback that named the task was taken in. */
  calledBack: boolean;
  /** Its sender died in the middle: it may have written down the answer and not come to move it on. */
  orphan: boolean;
  /** Seconds since it was sent, on the model's clock. */
  age: number;
};

export type Plans = { submit: SubmitPlan; query: QueryPlan };

/** The provider takes and tells everything. */
export const PLAIN: Plans = { submit: "accept", query: "answer" };

const DAY = 24 * 3600;
const SENDER_DEAD = 50;

/** After one look at a generation that is due and in nobody's hands. */
export function afterLook(known: Known, plans: Plans): State[] {
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
      // What its sender wrote down was that it had been refused, or had not left.
      if (known.orphan) return [age >= SENDER_DEAD ? "unconfirmed" : state, "failed", "queued"];
      return age >= SENDER_DEAD ? ["unconfirmed", ...(task ? recovered("submitting", known, plans) : [])] : [state];
    case "unconfirmed":
      if (known.orphan && task) {
        return [state, ...recovered(state, known, PLAIN), ...recovered(state, known, plans)];
      }
      if (calledBack) return recovered("unconfirmed", known, plans);
      if (known.orphan) return [age >= DAY ? "failed" : state, "failed"];
      return age >= DAY ? ["failed"] : [state];
    case "rendering":
      if (plans.query === "hang") return [state];
      if (plans.query !== "answer" || task?.end == null) return age >= DAY ? ["failed"] : [state];
      return task.end === "success" ? copied(task, false) : ["failed"];
    case "saving":
      return task ? copied(task, age >= DAY) : [];
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
    // Tried again by itself, a few times.
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
  // A ring that came meanwhile is owed a question at once.
  return ["rendering", ...afterLook({ ...known, state: "rendering" }, plans)];
}

function copied(task: Task, mayGiveUp: boolean): State[] {
  if (task.video === "good") return ["ready"];
  // Whatever stands at its address, it is tried until the address dies.
  return mayGiveUp ? ["saving", "failed"] : ["saving"];
}

/** Wherever it may have come to when its process died somewhere on the way. */
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
