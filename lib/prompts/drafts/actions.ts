"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { updateDraftName as rename, setDraftDeleted } from "@/db/prompts/draft-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { failure, foundOrNot } from "@/lib/http/errors";
import { givenName } from "@/lib/prompts/names";
import { currentDraft } from "./current-draft";
import { restoreDraftOf, saveAs } from "./named-drafts";

const one = z.object({ id: z.uuid("invalid") });

/** Names the current draft; the page saved its latest text just before. */
export const saveDraftAs = authedAction("library", z.object({ name: givenName }), async (user, { name }) => {
  const current = await currentDraft(getDb(), { userId: user.id });
  return current ? saveAs(getDb(), { userId: user.id, name, current: current.content }) : failure("not_found");
});

export const renameDraft = authedAction("library", one.extend({ name: givenName }), async (user, input) =>
  foundOrNot(await rename(getDb(), { userId: user.id, ...input })),
);

/** Can be undone for a day. */
export const deleteDraft = authedAction("library", one, async (user, { id }) =>
  foundOrNot(await setDraftDeleted(getDb(), { userId: user.id, id, deleted: true })),
);

export const restoreDraft = authedAction("library", one, (user, { id }) =>
  restoreDraftOf(getDb(), { userId: user.id, id }),
);
