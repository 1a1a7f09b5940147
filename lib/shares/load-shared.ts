import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { withImages } from "@/db/generations/generation-queries";
import { readShared } from "@/db/shares/shared-video-queries";
import { getUser } from "@/lib/auth/session";
import { makeKey } from "./key";
import { openLink } from "./open-link";
import { keyCookie } from "./page-cookie";
import { loadPosterPreview } from "./poster-preview";
import { type SharedLink, sharedLink } from "./shared-view";
import { FIRST, videoHandle } from "./video-handle";

/**
 * What a page may show to this visitor. `shareId` and the owner's time zone stay on the server; `playKey` lets a page
 * report that a video was started, and is null where plays are not counted.
 */
export type SharedPage =
  | { kind: "missing" }
  | { kind: "ended"; why: "revoked" | "expired" }
  | { kind: "locked" }
  | {
      kind: "open";
      link: SharedLink;
      shareId: string;
      zone: string;
      playKey: string | null;
      byOwner: boolean;
      signedIn: boolean;
    };

/** What this visitor gets to see of a link. Once per request, although page and metadata both ask. */
export const loadShared = cache(async (slug: string): Promise<SharedPage> => {
  const [user, jar] = await Promise.all([getUser(), cookies()]);
  const key = jar.get(keyCookie(slug))?.value;
  return show(slug, { key, userId: user?.id ?? null });
});

/** The same for a frame on another site, which gets no cookie and must never ask for a password. */
export const loadEmbedded = cache((slug: string): Promise<SharedPage> => show(slug, { key: null, userId: null }));

async function show(slug: string, proof: { key?: string | null; userId: string | null }): Promise<SharedPage> {
  const opened = await openLink(slug, { purpose: "page", ...proof });
  switch (opened.kind) {
    case "missing":
    case "ended":
      return opened;
    case "locked":
      return { kind: "locked" };
    case "open": {
      const { share, zone, videos, byOwner } = opened;
      const rows = await readShared(
        getDb(),
        videos.map(({ id }) => id),
      );
      const handles = new Map(videos.map((video) => [video.id, videoHandle(share, video)]));
      // Previews and the first paint show only the first video, and each poster is a file to open.
      const [loaded, first] = await Promise.all([
        withImages(getDb(), rows),
        rows[0] ? loadPosterPreview(rows[0]) : null,
      ]);
      const named = loaded.map((video, index) => ({
        ...video,
        handle: handles.get(video.row.id) ?? FIRST,
        preview: index === 0 ? first : null,
      }));
      const key = share.passwordHash === null ? null : makeKey(share, "file", dbNow());
      return {
        kind: "open",
        link: sharedLink(share, zone, named, key),
        shareId: share.id,
        zone,
        playKey: byOwner ? null : makeKey(share, "count", dbNow()),
        byOwner,
        signedIn: proof.userId !== null,
      };
    }
  }
}
