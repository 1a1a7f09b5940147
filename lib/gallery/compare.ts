import "server-only";
import { authedLoader } from "@/lib/auth/authed-loader";
import { generationsByIds } from "@/lib/generations/loaders";
import { getServices } from "@/lib/generations/services";
import type { GenerationView } from "@/lib/generations/view";

/** Limits of a comparison; with one video there is nothing to compare. */
export const MIN_COMPARED = 2;
export const MAX_COMPARED = 4;

export type ComparedVideo = GenerationView & { video: NonNullable<GenerationView["video"]> };

/** The ids in an address, each once, at most four. Invalid ones are left out. */
export const readIds = (ids: string): string[] =>
  [...new Set(ids.slice(0, 400).split(","))].filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, MAX_COMPARED);

/** The user's finished videos of an address, in its order. Foreign, unknown and unfinished ones are left out. */
export const loadCompared = authedLoader(async (user, ids: string): Promise<ComparedVideo[]> => {
  const asked = readIds(ids);
  const found = await generationsByIds(getServices(), { userId: user.id, ids: asked });
  return asked.flatMap((id) => {
    const video = found.find((one) => one.id === id);
    return video?.video ? [{ ...video, video: video.video }] : [];
  });
});
