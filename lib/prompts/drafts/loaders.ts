import "server-only";
import { getDb } from "@/db/client";
import { authedLoader } from "@/lib/auth/authed-loader";
import { currentDraft } from "./current-draft";

/** What the user was writing, here or on another device. */
export const loadDraft = authedLoader((user) => currentDraft(getDb(), { userId: user.id }));
