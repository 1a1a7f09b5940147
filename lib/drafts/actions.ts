"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { renameDraft as rename, setDraftDeleted } from "@/db/drafts";
import { authedAction } from "@/lib/action";
import { failure } from "@/lib/errors";
import { givenName } from "@/lib/library/names";
import { currentDraft } from "./drafts";
import { saveAs, takeBackDeletion } from "./named";

const one = z.object({ id: z.uuid("invalid") });

/** Gives what is being written a name; the page wrote its last words just before. */
export const saveDraftAs = authedAction(z.object({ name: givenName }), async (viewer, { name }) => {
  const current = await currentDraft(getDb(), viewer.id);
  return current ? saveAs(getDb(), viewer.id, name, current.content) : failure("not_found");
});

export const renameDraft = authedAction(one.extend({ name: givenName }), async (viewer, input) => {
  const done = await rename(getDb(), { userId: viewer.id, ...input });
  return done ? { ok: true } : failure("not_found");
});

/** Can be taken back for a day. */
export const deleteDraft = authedAction(one, async (viewer, { id }) => {
  const done = await setDraftDeleted(getDb(), { userId: viewer.id, id, deleted: true });
  return done ? { ok: true } : failure("not_found");
});

export const restoreDraft = authedAction(one, (viewer, { id }) => takeBackDeletion(getDb(), viewer.id, id));
