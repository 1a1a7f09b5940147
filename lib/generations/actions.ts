"use server";

import { after } from "next/server";
import { z } from "zod";
import { findGeneration, setDeleted, withPictures } from "@/db/generations/generation-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { admit } from "@/lib/generations/admission/admit";
import { composeSchema } from "@/lib/generations/admission/schema";
import { step } from "@/lib/generations/lifecycle/step";
import {
  cancel,
  checkNow,
  downloadNow,
  recoverByTaskId,
  reorder,
  submitAnother,
} from "@/lib/generations/lifecycle/user-actions";
import { failure } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { getServices } from "./services";
import { generationView } from "./view";

const one = z.object({ id: z.uuid("invalid") });

/** Steps a row once the answer is out. If the process dies first, the sweep does the same. */
function stepSoon(id: string): void {
  after(async () => {
    await step(getServices(), id).catch((error) => log.error("a step failed", error, { generation: id }));
  });
}

/** Press of Generate: recorded with its price reserved, then sent. */
export const submitGeneration = authedAction(composeSchema, async (viewer, input) => {
  const admitted = await admit(getServices(), viewer.id, input);
  if (!admitted.ok) return admitted;
  const { row, pictures } = admitted.generation;
  stepSoon(row.id);
  return { ok: true, generation: generationView(row, pictures) };
});

/** Takes a queued one back before it is sent; nothing was charged. */
export const cancelGeneration = authedAction(one, async (viewer, { id }) => {
  const done = await cancel(getServices(), { userId: viewer.id, id });
  return done ? view(viewer.id, id) : failure("conflict");
});

/** Earlier (-1) or later (1) among the viewer's own waiting ones. */
export const reorderQueue = authedAction(
  one.extend({ by: z.union([z.literal(-1), z.literal(1)]) }),
  async (viewer, input) => {
    const moved = await reorder(getServices(), { userId: viewer.id, ...input });
    return moved ? { ok: true } : failure("conflict");
  },
);

export const deleteGeneration = authedAction(one, async (viewer, { id }) => {
  const changed = await setDeleted(getServices().db, { userId: viewer.id, id, deleted: true });
  return changed ? { ok: true } : failure("not_found");
});

export const restoreGeneration = authedAction(one, async (viewer, { id }) => {
  const changed = await setDeleted(getServices().db, { userId: viewer.id, id, deleted: false });
  return changed ? { ok: true } : failure("not_found");
});

/** Asks the provider now, whatever the row is waiting for. */
export const checkAgain = authedAction(one, async (viewer, { id }) => {
  const done = await checkNow(getServices(), { userId: viewer.id, id });
  return done ? view(viewer.id, id) : failure("not_found");
});

/** A parked row gets its tries back. */
export const tryAgain = checkAgain;

/** Tries a download now, whatever it is waiting for. */
export const downloadAgain = authedAction(one, async (viewer, { id }) => {
  if (!(await downloadNow(getServices(), { userId: viewer.id, id }))) return failure("conflict");
  stepSoon(id);
  return view(viewer.id, id);
});

/** A new generation in the place of an unconfirmed one, which stays: should it turn up after all, both are kept. */
export const sendAgain = authedAction(one.extend({ requestId: z.uuid("invalid") }), async (viewer, input) => {
  const admitted = await submitAnother(getServices(), { userId: viewer.id, ...input });
  if (!admitted.ok) return admitted;
  const { row, pictures } = admitted.generation;
  stepSoon(row.id);
  return { ok: true, generation: generationView(row, pictures) };
});

/** "I found the task id": asked about with our own key before it is believed. */
export const adoptTask = authedAction(
  one.extend({
    taskId: z
      .string()
      .trim()
      .regex(/^[\w.:-]{1,200}$/, "task_id"),
  }),
  async (viewer, input) => {
    const adopted = await recoverByTaskId(getServices(), { userId: viewer.id, ...input });
    return adopted.ok ? view(viewer.id, input.id) : adopted;
  },
);

async function view(userId: string, id: string) {
  const { db } = getServices();
  const row = await findGeneration(db, { userId, id });
  if (!row) return failure("not_found");
  const [loaded] = await withPictures(db, [row]);
  return { ok: true as const, generation: generationView(row, loaded?.pictures ?? []) };
}
