import { randomUUID } from "node:crypto";
import type { Db } from "@/db/database";
import type { generations } from "@/db/schema/generations";
import {
  changeShare,
  endShares,
  insertCollectionShare,
  insertShare,
  type ShareChange,
} from "@/db/shares/share-queries";
import { addGeneration } from "@/e2e/fixtures/rows";
import { hashPassword } from "@/lib/auth/password";
import { DEFAULTS } from "@/lib/generations/settings";
import type { DraftContent } from "@/lib/prompts/drafts/content";
import { saveDraft } from "@/lib/prompts/drafts/current-draft";
import { makeSlug } from "@/lib/shares/slug";

type Given = Partial<typeof generations.$inferInsert> & { prompt: string };

/** Adds data to one account. */
export function accountWriter(db: Db, userId: string) {
  const hour = 3_600_000;
  let added = 0;

  /** A generation for which no step is due, each older than the one before. */
  function generation(given: Given): Promise<string> {
    const createdAt = new Date(Date.now() - added * 5 * hour - 120_000);
    added += 1;
    return addGeneration(db, { userId, dueAt: null, createdAt, sentAt: createdAt, ...given });
  }

  async function link(video: string, change: ShareChange): Promise<string> {
    const slug = makeSlug();
    if (!(await insertShare(db, { userId, generationIds: [video], slug }))) throw new Error("the link was not created");
    await changeShare(db, { userId, slug }, change);
    return slug;
  }

  /** The same kinds of links in every condition. `how` is what the links to videos show. */
  async function links(of: { video: string; collection: string }, how: ShareChange, ended: "revoked" | "expired") {
    const collectionLink = makeSlug();
    await insertCollectionShare(db, { userId, collectionId: of.collection, slug: collectionLink });
    await changeShare(db, { userId, slug: collectionLink }, how);
    const endedLink = await link(of.video, { endsAt: new Date(Date.now() + (ended === "expired" ? -hour : hour)) });
    if (ended === "revoked") await endShares(db, { userId, slugs: [endedLink] });
    const passwordHash = await hashPassword("a password of the seed");
    return {
      link: await link(of.video, how),
      collectionLink,
      lockedLink: await link(of.video, { ...how, passwordHash }),
      endedLink,
    };
  }

  /** What the composer opens with. */
  async function draft(content: Pick<DraftContent, "doc" | "images" | "gone">): Promise<void> {
    const all: DraftContent = { open: null, elements: [], ...content, settings: DEFAULTS, by: randomUUID(), seq: 1 };
    const saved = await saveDraft(db, { userId, write: { base: 0, content: all } });
    if (!saved.ok) throw new Error("the draft was not saved");
  }

  return { generation, links, draft };
}
