"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { deleteSavedPrompt, renameSavedPrompt } from "@/db/saved-prompts";
import { authedAction } from "@/lib/action";
import { failure } from "@/lib/errors";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { isVisible } from "@/lib/visible";
import { givenName } from "./names";
import { keepPrompt, savedView, takeBackDeletion } from "./saved";

const one = z.object({ id: z.uuid("invalid") });

/** Keeps a prompt or a template under a name. */
export const savePrompt = authedAction(
  z.object({
    name: givenName,
    text: z.string("prompt_empty").trim().refine(isVisible, "prompt_empty").max(MAX_PROMPT, "prompt_long"),
  }),
  (viewer, input) => keepPrompt(getDb(), viewer.id, input),
);

export const renamePrompt = authedAction(one.extend({ name: givenName }), async (viewer, input) => {
  const row = await renameSavedPrompt(getDb(), { userId: viewer.id, ...input });
  return row ? { ok: true, saved: savedView(row) } : failure("not_found");
});

/** Can be taken back for a day. */
export const deletePrompt = authedAction(one, async (viewer, { id }) => {
  const done = await deleteSavedPrompt(getDb(), { userId: viewer.id, id });
  return done ? { ok: true } : failure("not_found");
});

export const restorePrompt = authedAction(one, (viewer, { id }) => takeBackDeletion(getDb(), viewer.id, id));
