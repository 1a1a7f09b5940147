"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import {
  changeCollection,
  collect,
  createCollection,
  placeBefore,
  removeCollection,
  setCover,
  takeOut,
} from "@/db/collections";
import { changeTags, restoreMoment, setBinned, setFavourite, setNote } from "@/db/gallery-organise";
import { authedAction } from "@/lib/action";
import { failure } from "@/lib/errors";
import { getStudio } from "@/lib/generations/studio";
import { emptyBin } from "./bin";
import { MAX_NAME, MAX_NOTE, MAX_SELECTION, MAX_TAG, MAX_TAGS } from "./limits";
import { portions, selectionSchema } from "./selection";

const ids = z.array(z.uuid("invalid")).min(1).max(MAX_SELECTION);
const name = z.string().trim().min(1).max(MAX_NAME);
const one = z.object({ id: z.uuid("invalid") });

export const favourite = authedAction(
  z.object({ selection: selectionSchema, on: z.boolean() }),
  async (viewer, input) => {
    let changed = 0;
    for await (const some of portions(getDb(), viewer.id, input.selection)) {
      changed += await setFavourite(getDb(), { userId: viewer.id, ids: some, on: input.on });
    }
    return { ok: true, changed };
  },
);

/** Title, note and tags of one video; an empty title gives it its prompt's beginning back. */
export const annotate = authedAction(
  one.extend({
    title: z.string().trim().max(MAX_NAME),
    note: z.string().max(MAX_NOTE),
    tags: z.array(z.string().trim().min(1).max(MAX_TAG)).max(MAX_TAGS),
  }),
  async (viewer, { title, ...input }) => {
    const tags = [...new Set(input.tags)];
    const done = await setNote(getDb(), { userId: viewer.id, ...input, title: title || null, tags });
    return done ? { ok: true } : failure("not_found");
  },
);

const tags = z.array(z.string().trim().min(1).max(MAX_TAG)).max(MAX_TAGS);

export const tag = authedAction(
  z.object({ selection: selectionSchema, add: tags, remove: tags }),
  async (viewer, { selection, ...tags }) => {
    let changed = 0;
    for await (const some of portions(getDb(), viewer.id, selection)) {
      changed += await changeTags(getDb(), { userId: viewer.id, ids: some, ...tags, most: MAX_TAGS });
    }
    return { ok: true, changed };
  },
);

/** All of it gets one moment, by which one press brings all of it back. */
export const bin = authedAction(z.object({ selection: selectionSchema }), async (viewer, { selection }) => {
  const at = new Date();
  let binned = 0;
  for await (const some of portions(getDb(), viewer.id, selection)) {
    binned += (await setBinned(getDb(), { userId: viewer.id, ids: some, at })).length;
  }
  return { ok: true, binned, at: at.toISOString() };
});

export const undoBin = authedAction(z.object({ at: z.iso.datetime() }), async (viewer, { at }) => {
  await restoreMoment(getDb(), { userId: viewer.id, at: new Date(at) });
  return { ok: true };
});

export const restore = authedAction(z.object({ ids }), async (viewer, input) => ({
  ok: true,
  ids: await setBinned(getDb(), { userId: viewer.id, ...input, at: null }),
}));

/** Everything in the bin is gone for good, whatever time it had left. */
export const emptyMyBin = authedAction(z.object({}), async (viewer) => ({
  ok: true,
  removed: await emptyBin(getStudio(), viewer.id, { all: true }),
}));

export const makeCollection = authedAction(z.object({ name }), async (viewer, input) => {
  const { id } = await createCollection(getDb(), { userId: viewer.id, name: input.name });
  return { ok: true, id };
});

export const renameCollection = authedAction(one.extend({ name }), async (viewer, input) => {
  const done = await changeCollection(getDb(), { userId: viewer.id, ...input });
  return done ? { ok: true } : failure("not_found");
});

export const deleteCollection = authedAction(one, async (viewer, input) => {
  const done = await removeCollection(getDb(), { userId: viewer.id, ...input });
  return done ? { ok: true } : failure("not_found");
});

export const addToCollection = authedAction(
  z.object({ collectionId: z.uuid(), selection: selectionSchema }),
  async (viewer, { collectionId, selection }) => {
    let added = 0;
    for await (const some of portions(getDb(), viewer.id, selection)) {
      added += await collect(getDb(), { userId: viewer.id, collectionId, ids: some });
    }
    return { ok: true, added };
  },
);

export const takeFromCollection = authedAction(z.object({ collectionId: z.uuid(), ids }), async (viewer, input) => {
  await takeOut(getDb(), { userId: viewer.id, ...input });
  return { ok: true };
});

export const moveInCollection = authedAction(
  z.object({ collectionId: z.uuid(), id: z.uuid(), beforeId: z.uuid().nullable() }),
  async (viewer, input) => {
    const done = await placeBefore(getDb(), { userId: viewer.id, ...input });
    return done ? { ok: true } : failure("not_found");
  },
);

/** Has one of its videos stand for a collection. */
export const chooseCover = authedAction(one.extend({ coverId: z.uuid() }), async (viewer, input) => {
  const done = await setCover(getDb(), { userId: viewer.id, ...input });
  return done ? { ok: true } : failure("not_found");
});
