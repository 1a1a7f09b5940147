"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { changeShare, endShares, insertCollectionShare, insertShare, replaceShare } from "@/db/shares/share-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { hashPassword } from "@/lib/auth/password";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { failure } from "@/lib/http/errors";
import { recordEvent } from "@/lib/security/events";
import { momentAt } from "@/lib/text/time-zone";
import { chosenVideos } from "./chosen-videos";
import { readOwnShare } from "./own-share";
import { copyForRemix } from "./remix";
import { changeSchema, chosenSchema, createSchema, remixSchema, slugSchema, slugsSchema } from "./schema";
import { makeSlug } from "./slug";

/** Without its slug, which is a secret. */
const record = async (kind: "share_made" | "share_revoked", userId: string, links: number) => {
  if (links > 0)
    await recordEvent({ kind, actorId: userId, subjectId: userId, headers: await headers(), detail: { links } });
};

/** Makes a link to the user's finished videos. It shows only the videos until its owner switches more on. */
export const createShare = authedAction("links", createSchema, async (user, { generationIds }) => {
  const made = await insertShare(getDb(), { userId: user.id, generationIds, slug: makeSlug() });
  await record("share_made", user.id, made ? 1 : 0);
  return made ? readOwnShare({ userId: user.id, slug: made.slug }) : failure("not_found");
});

/** The same for the current and future videos of one of the user's collections. */
export const shareCollection = authedAction(
  "links",
  z.object({ collectionId: z.uuid() }),
  async (user, { collectionId }) => {
    const made = await insertCollectionShare(getDb(), { userId: user.id, collectionId, slug: makeSlug() });
    await record("share_made", user.id, made ? 1 : 0);
    return made ? readOwnShare({ userId: user.id, slug: made.slug }) : failure("not_found");
  },
);

/** One link of all finished videos among those selected; `left` counts the others. */
export const shareSelection = authedAction("links", chosenSchema, async (user, { selection, title }) => {
  const chosen = await chosenVideos(getDb(), { userId: user.id, selection });
  if (chosen === null) return failure("invalid", { selection: "too_many_videos" });
  if (chosen.ids.length === 0) return failure("invalid", { selection: "no_video" });
  const values = { userId: user.id, generationIds: chosen.ids, slug: makeSlug(), title };
  const made = await insertShare(getDb(), values);
  await record("share_made", user.id, made ? 1 : 0);
  const read = made ? await readOwnShare({ userId: user.id, slug: made.slug }) : failure("not_found");
  return read.ok ? { ...read, left: chosen.left } : read;
});

/** Changes what a link shows and to whom, effective on its next request. */
export const updateShare = authedAction(
  "links",
  changeSchema.extend({ slug: slugSchema }),
  async (user, { slug, password, endsLocally, ...change }) => {
    const endsAt = typeof endsLocally === "string" ? momentAt(endsLocally, user.timeZone) : endsLocally;
    if (endsAt && endsAt <= dbNow()) return failure("invalid", { endsLocally: "ends_past" });
    const passwordHash = typeof password === "string" ? await hashPassword(password, "links") : password;
    const changed = await changeShare(getDb(), { userId: user.id, slug }, { ...change, endsAt, passwordHash });
    return changed ? readOwnShare({ userId: user.id, slug }) : failure("not_found");
  },
);

/** Revokes links for good and returns which ones were revoked. */
export const revokeShares = authedAction("links", slugsSchema, async (user, { slugs }) => {
  const ended = await endShares(getDb(), { userId: user.id, slugs });
  await record("share_revoked", user.id, ended.length);
  return { ok: true, ended };
});

/** Revokes a link and makes an equal one under a new address, for when too many people know the old one. */
export const renewShare = authedAction("links", z.object({ slug: slugSchema }), async (user, { slug }) => {
  const renewed = await replaceShare(getDb(), { userId: user.id, slug, newSlug: makeSlug() });
  await record("share_revoked", user.id, renewed ? 1 : 0);
  await record("share_made", user.id, renewed ? 1 : 0);
  return renewed ? readOwnShare({ userId: user.id, slug: renewed.slug }) : failure("not_found");
});

/** What a shared video starts a new one with, its images copied to the user. */
export const startRemix = authedAction(
  "uploads",
  remixSchema,
  async (user, address) => {
    const seed = await copyForRemix(user.id, address);
    return seed ? { ok: true, seed } : failure("not_found");
  },
  () => MAX_IMAGES,
);
