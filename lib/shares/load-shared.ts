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
      /** The index of the video that the visitor asked for, else 0. */
      first: number;
      shareId: string;
      zone: string;
      playKey: string | null;
      byOwner: boolean;
      signedIn: boolean;
    };

type Handle = string | string[] | undefined;

/**
 * What this visitor gets to see of a link, with the video of this handle on the stage. Once per request, although page
 * and metadata both ask.
 */
export const loadShared = cache(async (slug: string, video: Handle): Promise<SharedPage> => {
  const [user, jar] = await Promise.all([getUser(), cookies()]);
  const key = jar.get(keyCookie(slug))?.value;
  return show(slug, video, { key, userId: user?.id ?? null });
});

/** The same for a frame on another site, which gets no cookie and must never ask for a password. */
export const loadEmbedded = cache(
  (slug: string, video?: Handle): Promise<SharedPage> => show(slug, video, { key: null, userId: null }),
);

type Visitor = { key?: string | null; userId: string | null };

async function show(slug: string, video: Handle, proof: Visitor): Promise<SharedPage> {
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
      const first = Math.max(
        0,
        rows.findIndex(({ id }) => handles.get(id) === video),
      );
      // Metadata describes the first video and the first paint shows one: each poster is a file to open.
      const drawn = rows.filter((_, index) => index === 0 || index === first);
      const [loaded, previews] = await Promise.all([
        withImages(getDb(), rows),
        Promise.all(drawn.map(async (row) => [row.id, await loadPosterPreview(row)] as const)),
      ]);
      const previewOf = new Map(previews);
      const named = loaded.map((video) => ({
        ...video,
        handle: handles.get(video.row.id) ?? FIRST,
        preview: previewOf.get(video.row.id) ?? null,
      }));
      const key = share.passwordHash === null ? null : makeKey(share, "file", dbNow());
      return {
        kind: "open",
        link: sharedLink(share, zone, named, key),
        first,
        shareId: share.id,
        zone,
        playKey: byOwner ? null : makeKey(share, "count", dbNow()),
        byOwner,
        signedIn: proof.userId !== null,
      };
    }
  }
}
