"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { deleteSavedPrompt, renameSavedPrompt } from "@/db/prompts/saved-prompt-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { failure, foundOrNot } from "@/lib/http/errors";
import { isVisible } from "@/lib/text/visible";
import { givenName } from "./names";
import { createSavedPrompt, restoreSavedPromptOf, savedPromptView } from "./saved-prompts";

const one = z.object({ id: z.uuid("invalid") });

/** Saves a prompt or a template under a name. */
export const savePrompt = authedAction(
  "library",
  z.object({
    name: givenName,
    text: z.string("prompt_empty").trim().refine(isVisible, "prompt_empty").max(MAX_PROMPT, "prompt_long"),
  }),
  (user, input) => createSavedPrompt(getDb(), { userId: user.id, prompt: input }),
);

export const renamePrompt = authedAction("library", one.extend({ name: givenName }), async (user, input) => {
  const row = await renameSavedPrompt(getDb(), { userId: user.id, ...input });
  return row ? { ok: true, saved: savedPromptView(row) } : failure("not_found");
});

/** Can be undone for a day. */
export const deletePrompt = authedAction("library", one, async (user, { id }) =>
  foundOrNot(await deleteSavedPrompt(getDb(), { userId: user.id, id })),
);

export const restorePrompt = authedAction("library", one, (user, { id }) =>
  restoreSavedPromptOf(getDb(), { userId: user.id, id }),
);
