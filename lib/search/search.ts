import "server-only";
import { getDb } from "@/db/client";
import type { Db } from "@/db/database";
import { listElements } from "@/db/elements/element-queries";
import { collectionNames } from "@/db/gallery/collection-queries";
import { listSavedPrompts } from "@/db/prompts/saved-prompt-queries";
import { sequenceNames } from "@/db/sequences/sequence-queries";
import { listShares } from "@/db/shares/share-queries";
import { elementView } from "@/lib/elements/view";
import { filteredPage } from "@/lib/gallery/page";
import type { GenerationView } from "@/lib/generations/view";
import { privateHeaders } from "@/lib/http/responses";
import { type SavedPromptView, savedPromptView } from "@/lib/prompts/saved-prompts";

/** What is found, the newest of each kind first. `name` is null for a link that has none and no video. */
export type Found = {
  videos: (Pick<GenerationView, "id" | "posterUrl" | "placeholder"> & { name: string })[];
  elements: { id: string; name: string; description: string; thumbUrl: string | null }[];
  collections: { id: string; name: string }[];
  sequences: { id: string; name: string }[];
  links: { slug: string; name: string | null }[];
  prompts: SavedPromptView[];
};

/** Of each kind: what a list on one screen can hold. */
const MOST = 5;
const LONGEST = 100;

/** A user's videos, elements, collections, sequences, links and saved prompts that match a text, a few of each; without text, the newest. */
export async function search(db: Db, { userId, q }: { userId: string; q: string }): Promise<Found> {
  const [videos, elements, collections, sequences, shares, prompts] = await Promise.all([
    filteredPage(db, { userId, filter: q ? { q } : {}, limit: MOST }),
    listElements(db, { userId, q, limit: MOST }),
    collectionNames(db, { userId, q, limit: MOST }),
    sequenceNames(db, { userId, q, limit: MOST }),
    listShares(db, { userId, q, limit: MOST }),
    listSavedPrompts(db, { userId, q, limit: MOST }),
  ]);
  return {
    videos: videos.items.map(({ id, title, prompt, posterUrl, placeholder }) => ({
      id,
      name: title ?? promptBeginning(prompt),
      posterUrl,
      placeholder,
    })),
    elements: elements.map(elementView).map(({ id, name, description, images: [first] }) => ({
      ...{ id, name, description },
      thumbUrl: first?.image.thumbUrl ?? null,
    })),
    collections,
    sequences,
    links: shares.map(({ share, collection, cover }) => ({
      slug: share.slug,
      name: share.name ?? share.title ?? collection ?? (cover && promptBeginning(cover.prompt)),
    })),
    prompts: prompts.map(savedPromptView),
  };
}

/** Enough for one line. */
const promptBeginning = (prompt: string): string => [...prompt.replace(/\s+/g, " ").trim()].slice(0, 160).join("");

export async function answerSearch({ id: userId }: { id: string }, request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  // By characters: the database does not accept half a surrogate pair.
  const q = [...typed.trim()].slice(0, LONGEST).join("");
  return Response.json(await search(getDb(), { userId, q }), { headers: privateHeaders });
}
