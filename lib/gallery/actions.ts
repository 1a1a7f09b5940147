"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import {
  changeCollection,
  createCollection,
  deleteItems,
  insertItems,
  placeBefore,
  removeCollection,
  setCover,
} from "@/db/gallery/collection-queries";
import { restoreMoment, setFavorite, setNote, setTrashed } from "@/db/gallery/entry-queries";
import { changeTags } from "@/db/gallery/tag-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { getServices } from "@/lib/generations/services";
import { foundOrNot } from "@/lib/http/errors";
import { isVisible } from "@/lib/text/visible";
import { changeEach } from "./changed";
import { MAX_NAME, MAX_NOTE, MAX_SELECTION, MAX_TAG, MAX_TAGS, MAX_UNDO, MAX_UNDO_TAGS } from "./limits";
import { portions, selectionSchema } from "./selection";
import { emptyTrashOf } from "./trash";

const ids = z.array(z.uuid("invalid")).min(1).max(MAX_SELECTION);
const name = z.string().trim().refine(isVisible).max(MAX_NAME);
const tags = z.array(z.string().trim().refine(isVisible).max(MAX_TAG)).max(MAX_TAGS);
const one = z.object({ id: z.uuid("invalid") });

/** Undone by calling it again with `on` reversed, for the ids that it returned as changed. */
export const favorite = authedAction(
  "changes",
  z.object({ selection: selectionSchema, on: z.boolean() }),
  async (user, { selection, on }) => ({
    ok: true,
    ...(await changeEach(portions(getDb(), { userId: user.id, selection }), MAX_UNDO, (ids) =>
      setFavorite(getDb(), { userId: user.id, ids, on }),
    )),
  }),
);

/** Title, note and tags of one video; an empty title falls back to the start of the prompt. */
export const saveNote = authedAction(
  "changes",
  one.extend({
    title: z.string().trim().max(MAX_NAME),
    note: z.string().max(MAX_NOTE),
    tags,
  }),
  async (user, { title, ...input }) => {
    const tags = [...new Set(input.tags)];
    const done = await setNote(getDb(), { userId: user.id, ...input, title: isVisible(title) ? title : null, tags });
    return foundOrNot(done);
  },
);

export const editTags = authedAction(
  "changes",
  z.object({ selection: selectionSchema, add: tags, remove: tags }),
  async (user, { selection, ...tags }) => ({
    ok: true,
    ...(await changeEach(portions(getDb(), { userId: user.id, selection }), MAX_UNDO_TAGS, (ids) =>
      changeTags(getDb(), { userId: user.id, ids, ...tags, most: MAX_TAGS }),
    )),
  }),
);

/** All videos get the same time, by which one action restores all of them. */
export const moveToTrash = authedAction(
  "changes",
  z.object({ selection: selectionSchema }),
  async (user, { selection }) => {
    const at = dbNow();
    let trashed = 0;
    for await (const some of portions(getDb(), { userId: user.id, selection })) {
      trashed += (await setTrashed(getDb(), { userId: user.id, ids: some, at })).length;
    }
    return { ok: true, trashed, at: at.toISOString() };
  },
);

export const undoTrash = authedAction("changes", z.object({ at: z.iso.datetime() }), async (user, { at }) => {
  await restoreMoment(getDb(), { userId: user.id, at: new Date(at) });
  return { ok: true };
});

export const restore = authedAction("changes", z.object({ ids }), async (user, input) => ({
  ok: true,
  ids: await setTrashed(getDb(), { userId: user.id, ...input, at: null }),
}));

/** Deletes everything in the trash for good, whatever time it had left. */
export const emptyTrash = authedAction("changes", z.object({}), async (user) => ({
  ok: true,
  removed: await emptyTrashOf(getServices(), { userId: user.id, all: true }),
}));

export const makeCollection = authedAction("collections", z.object({ name }), async (user, input) => {
  const { id } = await createCollection(getDb(), { userId: user.id, name: input.name });
  return { ok: true, id };
});

export const renameCollection = authedAction("collections", one.extend({ name }), async (user, input) =>
  foundOrNot(await changeCollection(getDb(), { userId: user.id, ...input })),
);

export const deleteCollection = authedAction("collections", one, async (user, input) =>
  foundOrNot(await removeCollection(getDb(), { userId: user.id, ...input })),
);

export const addToCollection = authedAction(
  "collections",
  z.object({ collectionId: z.uuid(), selection: selectionSchema }),
  async (user, { collectionId, selection }) => ({
    ok: true,
    ...(await changeEach(portions(getDb(), { userId: user.id, selection }), MAX_UNDO, (ids) =>
      insertItems(getDb(), { userId: user.id, collectionId, ids }),
    )),
  }),
);

export const removeFromCollection = authedAction(
  "collections",
  z.object({ collectionId: z.uuid(), ids }),
  async (user, input) => {
    const places = await deleteItems(getDb(), { userId: user.id, ...input });
    return { ok: true, changed: places.length, undo: places };
  },
);

export const moveInCollection = authedAction(
  "collections",
  z.object({ collectionId: z.uuid(), id: z.uuid(), beforeId: z.uuid().nullable() }),
  async (user, input) => foundOrNot(await placeBefore(getDb(), { userId: user.id, ...input })),
);

/** Makes one of its videos the cover of a collection. */
export const chooseCover = authedAction("collections", one.extend({ coverId: z.uuid() }), async (user, input) =>
  foundOrNot(await setCover(getDb(), { userId: user.id, ...input })),
);
