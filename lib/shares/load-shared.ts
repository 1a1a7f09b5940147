import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { dbNow } from "@/db/clock";
import { getUser } from "@/lib/auth/session";
import { describeLink } from "./describe-link";
import { takeFoundLink } from "./found-link";
import { makeKey } from "./key";
import { openLink } from "./open-link";
import { keyCookie } from "./page-cookie";
import type { SharedLink } from "./shared-view";

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
  const found = takeFoundLink((await headers()).get("x-nonce"), slug);
  const opened = await openLink(slug, { purpose: "page", ...proof }, found);
  switch (opened.kind) {
    case "missing":
    case "ended":
      return opened;
    case "locked":
      return { kind: "locked" };
    case "open": {
      const { share, zone, byOwner } = opened;
      const link = await describeLink(opened, typeof video === "string" ? video : null);
      return {
        kind: "open",
        link,
        first: Math.max(
          0,
          link.videos.findIndex(({ handle }) => handle === video),
        ),
        shareId: share.id,
        zone,
        playKey: byOwner ? null : makeKey(share, "count", dbNow()),
        byOwner,
        signedIn: proof.userId !== null,
      };
    }
  }
}
