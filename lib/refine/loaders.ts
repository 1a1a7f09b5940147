import "server-only";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { getStorage } from "@/lib/storage/open-storage";
import { receiveWish } from "./receive";

/** The model that refines prompts, for the page to name; null: nothing is refined. */
export const refineModel = (): string | null => env.refine?.model ?? null;

/** Rewrites or translates a signed-in user's prompt, or describes an image of theirs. */
export const answerWish = (user: { id: string }, request: Request): Promise<Response> =>
  receiveWish({ db: getDb(), storage: getStorage(), service: env.refine }, { userId: user.id, request });
