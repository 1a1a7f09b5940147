"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { changeShare, endShare, insertShare } from "@/db/shares";
import { env } from "@/env";
import { authedAction } from "@/lib/action";
import { failure } from "@/lib/errors";
import { isSlug, makeSlug } from "./slug";
import { shareView } from "./view";

const slug = z.string().refine(isSlug);

/** Makes a link to one of the viewer's finished films. It shows the film and nothing else until its owner says so. */
export const createShare = authedAction(z.object({ generationId: z.uuid() }), async (viewer, { generationId }) => {
  const row = await insertShare(getDb(), { userId: viewer.id, generationId, slug: makeSlug() });
  return row ? { ok: true, share: shareView(row, env.appUrl) } : failure("not_found");
});

/** Changes what a link shows, with effect on its next request. */
export const updateShare = authedAction(
  z.object({ slug, showPrompt: z.boolean() }),
  async (viewer, { slug, ...change }) => {
    const row = await changeShare(getDb(), { userId: viewer.id, slug }, change);
    return row ? { ok: true, share: shareView(row, env.appUrl) } : failure("not_found");
  },
);

/** Ends a link for good; a new one gets a new address. */
export const revokeShare = authedAction(z.object({ slug }), async (viewer, { slug }) => {
  const ended = await endShare(getDb(), { userId: viewer.id, slug });
  return ended ? { ok: true } : failure("not_found");
});
