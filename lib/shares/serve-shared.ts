import "server-only";
import { getDb } from "@/db/client";
import { withPictures } from "@/db/generations/generation-queries";
import type { Generation } from "@/db/schema";
import { readShared } from "@/db/shares/shared-video-queries";
import { noFile, wantsDownload } from "@/lib/files/answers";
import { filmFile } from "@/lib/files/video-file";
import { getStorage } from "@/lib/storage/open-storage";
import { type ServedFile, serveFile } from "@/lib/storage/serve-file";
import { dayIn } from "@/lib/text/time-zone";
import { type OpenedLink, openLink } from "./open-link";
import { filmNamed } from "./video-handle";

export type SharedPart = "video" | "poster" | "reference";

type Open = Extract<OpenedLink, { kind: "open" }>;

/**
 * Serves one file of a link to anybody who may follow it: `?film=` names a film, `?picture=3` one of its
 * references, and `?key=` opens a link that has a password. A link that was taken back or is over answers 410; whatever
 * else is asked gets the empty 404 of a link that never was.
 */
export async function serveShared(request: Request, part: SharedPart, slug: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const opened = await openLink(slug, { purpose: "file", key: searchParams.get("key") });
  if (opened.kind === "withdrawn") return noFile(410);
  if (opened.kind !== "open") return noFile();
  const id = filmNamed(opened, searchParams.get("film"));
  const [film] = id ? await readShared(getDb(), [id]) : [];
  if (!film || (wantsDownload(request) && !opened.share.allowDownload)) return noFile();
  const file =
    part === "reference"
      ? await referenceFile(opened, film, Number(searchParams.get("picture") ?? "1"))
      : filmFile(film, part, { ...names(opened, film), download: wantsDownload(request), shared: true });
  return file ? serveFile(request, getStorage(), file) : noFile();
}

/** A downloaded file is named by the link's title (several by their order too), or by the prompt when strangers may read that. */
function names({ share, zone, films }: Open, film: Generation) {
  const place = films.length > 1 ? ` ${films.findIndex((row) => row.id === film.id) + 1}` : "";
  const said = share.title === null ? share.showPrompt && film.prompt : `${share.title}${place}`;
  return { words: said || `Ninefold${place}`, day: dayIn(share.createdAt, zone) };
}

async function referenceFile({ share }: Open, film: Generation, place: number): Promise<ServedFile | null> {
  if (!share.showReferences) return null;
  const [loaded] = await withPictures(getDb(), [film]);
  const picture = loaded?.pictures[place - 1];
  if (!picture) return null;
  return {
    key: picture.storageKey,
    etag: picture.sha256,
    bytes: picture.bytes,
    contentType: picture.contentType,
    // Not the name that its owner's disk gave it.
    filename: `${place}.${picture.storageKey.split(".").at(-1)}`,
    disposition: "inline",
    cacheControl: "private, no-cache",
    crossOrigin: "cross-origin",
  };
}
