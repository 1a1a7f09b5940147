import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { withPictures } from "@/db/generations/generation-queries";
import { readShared } from "@/db/shares/shared-video-queries";
import { getViewer } from "@/lib/auth/session";
import { makeKey } from "./key";
import { openLink } from "./open-link";
import { keyCookie } from "./page-cookie";
import { loadPosterPreview } from "./poster-preview";
import { type SharedLink, sharedLink } from "./shared-view";
import { FIRST, filmHandle } from "./video-handle";

/**
 * What a page may draw for whoever asks. `shareId` and the owner's time zone go into no page; `playKey` lets a page report that a film was
 * started, and is null where that is not counted.
 */
export type SharedPage =
  | { kind: "missing" }
  | { kind: "withdrawn"; why: "revoked" | "ended" }
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

/** What this visitor gets to see behind a link. Once a request, although page and tags both ask. */
export const loadShared = cache(async (slug: string): Promise<SharedPage> => {
  const [viewer, jar] = await Promise.all([getViewer(), cookies()]);
  const key = jar.get(keyCookie(slug))?.value;
  return show(slug, { key, viewerId: viewer?.id ?? null });
});

/** The same for a frame on another site: no cookie reaches it, and a password is never asked for inside one. */
export const loadEmbedded = cache((slug: string): Promise<SharedPage> => show(slug, { key: null, viewerId: null }));

async function show(slug: string, proof: { key?: string | null; viewerId: string | null }): Promise<SharedPage> {
  const opened = await openLink(slug, { purpose: "page", ...proof });
  switch (opened.kind) {
    case "missing":
    case "withdrawn":
      return opened;
    case "locked":
      return { kind: "locked" };
    case "open": {
      const { share, zone, films, byOwner } = opened;
      const rows = await readShared(
        getDb(),
        films.map(({ id }) => id),
      );
      const handles = new Map(films.map((film) => [film.id, filmHandle(share, film)]));
      // Previews and first paints show the first film alone, and each poster is a file to open.
      const [loaded, first] = await Promise.all([
        withPictures(getDb(), rows),
        rows[0] ? loadPosterPreview(rows[0]) : null,
      ]);
      const named = loaded.map((film, index) => ({
        ...film,
        handle: handles.get(film.row.id) ?? FIRST,
        glimpse: index === 0 ? first : null,
      }));
      const key = share.passwordHash === null ? null : makeKey(share, "file", dbNow());
      return {
        kind: "open",
        link: sharedLink(share, zone, named, key),
        shareId: share.id,
        zone,
        playKey: byOwner ? null : makeKey(share, "count", dbNow()),
        byOwner,
        signedIn: proof.viewerId !== null,
      };
    }
  }
}
