"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { deleteItems } from "@/db/gallery/collection-queries";
import { removeEmptyCollections, restoreItems } from "@/db/gallery/collection-undo-queries";
import { restoreTags } from "@/db/gallery/tag-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { MAX_TAG, MAX_TAGS, MAX_UNDO, MAX_UNDO_TAGS } from "@/lib/gallery/limits";

const id = z.uuid("invalid");
const tags = z.array(z.string().min(1).max(MAX_TAG)).max(MAX_TAGS);

/** Restores the previous tags of the videos that one change of tags reached. */
export const undoTag = authedAction(
  "changes",
  z.object({ before: z.array(z.object({ id, tags })).min(1).max(MAX_UNDO_TAGS), add: tags, remove: tags }),
  async (user, input) => {
    await restoreTags(getDb(), { userId: user.id, ...input, most: MAX_TAGS });
    return { ok: true };
  },
);

/** Removes from a collection what one action added; a collection that the same action made is removed with it. */
export const undoAddToCollection = authedAction(
  "collections",
  z.object({ collectionId: id, ids: z.array(id).min(1).max(MAX_UNDO), made: z.boolean() }),
  async (user, { made, ...input }) => {
    await deleteItems(getDb(), { userId: user.id, ...input });
    if (made) await removeEmptyCollections(getDb(), { userId: user.id, id: input.collectionId });
    return { ok: true };
  },
);

const position = z.number().min(-1e12).max(1e12);

/** Puts back into a collection what one action removed, each at its old place. */
export const undoRemoveFromCollection = authedAction(
  "collections",
  z.object({ collectionId: id, places: z.array(z.object({ id, position })).min(1).max(MAX_UNDO) }),
  async (user, input) => {
    await restoreItems(getDb(), { userId: user.id, ...input });
    return { ok: true };
  },
);
