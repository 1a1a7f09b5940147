import "server-only";
import { getDb } from "@/db/client";
import { authedLoader } from "@/lib/auth/authed-loader";
import { currentDraft, openDraftOf } from "./current-draft";

/** What the user was writing, here or on another device. */
export const loadDraft = authedLoader((user) => currentDraft(getDb(), { userId: user.id }));

/** A draft that another page sends to the composer; null when it is not the user's. */
export const loadOpenDraft = authedLoader((user, id: string) => openDraftOf(getDb(), { userId: user.id, id }));
