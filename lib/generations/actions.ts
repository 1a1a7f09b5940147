"use server";

import { after } from "next/server";
import { z } from "zod";
import { findGeneration, type GenerationWithImages, readImages } from "@/db/generations/generation-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { admit } from "@/lib/generations/admission/admit";
import { composeSchema } from "@/lib/generations/admission/schema";
import { stepSoon } from "@/lib/generations/lifecycle/step-soon";
import {
  cancel,
  checkNow,
  downloadNow,
  recoverByTaskId,
  reorder,
  submitAnother,
} from "@/lib/generations/lifecycle/user-actions";
import { failure } from "@/lib/http/errors";
import { TASK_ID } from "@/lib/provider/port";
import { getServices } from "./services";
import { type GenerationView, generationView } from "./view";

const one = z.object({ id: z.uuid("invalid") });

/** Records all variations with their estimates reserved, or none of them, and then submits them in order. */
export const submitBatch = authedAction(
  "submits",
  composeSchema,
  async (user, input) => {
    const admitted = await admit(getServices(), { userId: user.id, ...input });
    return admitted.ok ? { ok: true, generations: admittedViews(admitted.generations) } : admitted;
  },
  ({ variations }) => variations.length,
);

/** Cancels a queued generation before it is submitted; nothing was charged. */
export const cancelGeneration = authedAction("changes", one, async (user, { id }) => {
  const done = await cancel(getServices(), { userId: user.id, id });
  return done ? view({ userId: user.id, id }) : failure("conflict");
});

/** Moves a generation earlier (-1) or later (1) in the user's own queue. */
export const reorderQueue = authedAction(
  "changes",
  one.extend({ by: z.union([z.literal(-1), z.literal(1)]) }),
  async (user, input) => {
    const moved = await reorder(getServices(), { userId: user.id, ...input });
    return moved ? { ok: true } : failure("conflict");
  },
);

/** Polls the provider now, whatever the row is waiting for. */
export const checkAgain = authedAction("checks", one, async (user, { id }) => {
  const done = await checkNow(getServices(), { userId: user.id, id });
  return done ? view({ userId: user.id, id }) : failure("not_found");
});

/** Lets a stalled row be tried again. */
export const tryAgain = checkAgain;

/** Retries a download now, whatever it is waiting for. */
export const downloadAgain = authedAction("checks", one, async (user, { id }) => {
  if (!(await downloadNow(getServices(), { userId: user.id, id }))) return failure("conflict");
  after(() => stepSoon(getServices(), id));
  return view({ userId: user.id, id });
});

/**
 * Submits an unconfirmed generation again as a new one. The old one stays: should it turn up after all, both are kept.
 */
export const sendAgain = authedAction("submits", one.extend({ requestId: z.uuid("invalid") }), async (user, input) => {
  const admitted = await submitAnother(getServices(), { userId: user.id, ...input });
  if (!admitted.ok) return admitted;
  const [generation] = admittedViews(admitted.generations);
  return generation ? { ok: true, generation } : failure("not_found");
});

/** The user found the task id: it is polled with our own key before it is trusted. */
export const recoverTask = authedAction(
  "checks",
  one.extend({
    taskId: z.string().trim().regex(TASK_ID, "task_id"),
  }),
  async (user, input) => {
    const recovered = await recoverByTaskId(getServices(), { userId: user.id, ...input });
    return recovered.ok ? view({ userId: user.id, id: input.id }) : recovered;
  },
);

function admittedViews(admitted: GenerationWithImages[]): GenerationView[] {
  // If the process dies first, the sweep does the same.
  after(() => Promise.all(admitted.map(({ row }) => stepSoon(getServices(), row.id))));
  const of = admitted.length;
  return admitted.map(({ row, images }, index) => ({
    ...generationView(row, images),
    batch: of > 1 ? { at: index + 1, of } : undefined,
  }));
}

async function view(key: { userId: string; id: string }) {
  const { db } = getServices();
  const row = await findGeneration(db, key);
  if (!row) return failure("not_found");
  return { ok: true as const, generation: generationView(row, await readImages(db, row)) };
}
