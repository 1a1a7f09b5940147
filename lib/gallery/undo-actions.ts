"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { putBack, removeUnused } from "@/db/collection-undo";
import { takeOut } from "@/db/collections";
import { restoreTags } from "@/db/gallery-tags";
import { authedAction } from "@/lib/action";
import { MAX_TAG, MAX_TAGS, MAX_UNDO, MAX_UNDO_TAGS } from "./limits";

const id = z.uuid("invalid");
const tags = z.array(z.string().min(1).max(MAX_TAG)).max(MAX_TAGS);

/** Gives the videos that one change of tags reached the tags they had before. */
export const undoTag = authedAction(
  z.object({ before: z.array(z.object({ id, tags })).min(1).max(MAX_UNDO_TAGS), add: tags, remove: tags }),
  async (viewer, input) => {
    await restoreTags(getDb(), { userId: viewer.id, ...input, most: MAX_TAGS });
    return { ok: true };
  },
);

/** Takes out of a collection what one press added; a collection that the same press made goes with it. */
export const undoCollect = authedAction(
  z.object({ collectionId: id, ids: z.array(id).min(1).max(MAX_UNDO), made: z.boolean() }),
  async (viewer, { made, ...input }) => {
    await takeOut(getDb(), { userId: viewer.id, ...input });
    if (made) await removeUnused(getDb(), { userId: viewer.id, id: input.collectionId });
    return { ok: true };
  },
);

const position = z.number().min(-1e12).max(1e12);

/** Puts back into a collection what one press took out of it, each where it stood. */
export const undoTakeOut = authedAction(
  z.object({ collectionId: id, places: z.array(z.object({ id, position })).min(1).max(MAX_UNDO) }),
  async (viewer, input) => {
    await putBack(getDb(), { userId: viewer.id, ...input });
    return { ok: true };
  },
);
