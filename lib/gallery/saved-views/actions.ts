"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { removeView, renameView, saveView } from "@/db/gallery/saved-view-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { isEverything, readFilter, writeFilter } from "@/lib/gallery/filter";
import { MAX_NAME, MAX_VIEWS } from "@/lib/gallery/limits";
import { failure } from "@/lib/http/errors";
import { isVisible } from "@/lib/text/visible";

const name = z.string().trim().refine(isVisible).max(MAX_NAME);
const one = z.object({ id: z.uuid("invalid") });
/** Keeps only what a gallery's address can mean, in its one order. */
const query = z
  .string()
  .max(1_000)
  .transform((text) => {
    const values = new URLSearchParams(text);
    return readFilter((key) => values.get(key));
  })
  .refine((filter) => !isEverything(filter))
  .transform(writeFilter);

/** `saved` is null when the user has reached the limit. */
export const createSavedView = authedAction("changes", z.object({ name, query }), async (user, input) => ({
  ok: true,
  saved: await saveView(getDb(), { userId: user.id, ...input, most: MAX_VIEWS }),
}));

export const renameSavedView = authedAction("changes", one.extend({ name }), async (user, input) => {
  const outcome = await renameView(getDb(), { userId: user.id, ...input });
  return outcome === "missing" ? failure("not_found") : { ok: true, taken: outcome === "taken" };
});

export const deleteSavedView = authedAction("changes", one, async (user, input) => {
  const done = await removeView(getDb(), { userId: user.id, ...input });
  return done ? { ok: true } : failure("not_found");
});
