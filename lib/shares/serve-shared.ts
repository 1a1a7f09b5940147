import "server-only";
import { getDb } from "@/db/client";
import { readImages } from "@/db/generations/generation-queries";
import type { Generation } from "@/db/schema/generations";
import { readShared } from "@/db/shares/shared-video-queries";
import { noFile, wantsDownload } from "@/lib/files/answers";
import { videoFile } from "@/lib/files/video-file";
import { acceptOldNames, OLD_PARAMETERS } from "@/lib/old-names";
import { cardPoster } from "@/lib/posters/card-poster";
import { serveCaptions } from "@/lib/sequences/captions/serve-captions";
import { getStorage } from "@/lib/storage/open-storage";
import { type ServedFile, serveFile } from "@/lib/storage/serve-file";
import { dayIn } from "@/lib/text/time-zone";
import { type OpenedLink, openLink } from "./open-link";
import { posterJpeg } from "./poster-jpeg";
import { videoNamed } from "./video-handle";

export type SharedPart = "video" | "poster" | "image" | "captions";

type Open = Extract<OpenedLink, { kind: "open" }>;

/**
 * Serves one file of a link to anyone who may open it: `?video=` names a video, `?image=3` one of its images,
 * `?format=jpeg` makes a poster a JPEG, `?size=card` one as large as a card, and `?key=` opens a link that has a
 * password. A revoked or expired link answers 410; everything else gets the empty 404 of a link that never existed.
 */
export async function serveShared(request: Request, part: SharedPart, slug: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = acceptOldNames((name) => searchParams.get(name), OLD_PARAMETERS);
  const opened = await openLink(slug, { purpose: "file", key: searchParams.get("key") });
  if (opened.kind === "ended") return noFile(410);
  if (opened.kind !== "open") return noFile();
  const id = videoNamed(opened, asked("video"));
  const [video] = id ? await readShared(getDb(), [id]) : [];
  if (!video || (wantsDownload(request) && !opened.share.allowDownload)) return noFile();
  if (part === "captions")
    return serveCaptions(getDb(), request, { userId: opened.share.userId, id: video.id, shared: true });
  const file =
    part === "image"
      ? await imageFile(opened, video, Number(asked("image") ?? "1"))
      : videoFile(video, part, { ...names(opened, video), download: wantsDownload(request), shared: true });
  if (!file) return noFile();
  const redraw = part === "poster" ? redrawing(searchParams) : null;
  const served = redraw ? await redraw(file) : { file, storage: getStorage() };
  return served ? serveFile(request, served.storage, served.file) : noFile();
}

function redrawing(asked: URLSearchParams): typeof cardPoster | null {
  if (asked.get("format") === "jpeg") return posterJpeg;
  return asked.get("size") === "card" ? cardPoster : null;
}

/** Downloads are named by the link's title (several with their position), or by the prompt if strangers may read it. */
function names({ share, zone, videos }: Open, video: Generation) {
  const place = videos.length > 1 ? ` ${videos.findIndex((row) => row.id === video.id) + 1}` : "";
  const said = share.title === null ? share.showPrompt && video.prompt : `${share.title}${place}`;
  return { words: said || `Ninefold${place}`, day: dayIn(share.createdAt, zone) };
}

async function imageFile({ share }: Open, video: Generation, place: number): Promise<ServedFile | null> {
  if (!share.showImages) return null;
  const image = (await readImages(getDb(), video))[place - 1];
  if (!image) return null;
  return {
    key: image.storageKey,
    etag: image.sha256,
    bytes: image.bytes,
    contentType: image.contentType,
    // Not the file name on its owner's disk.
    filename: `${place}.${image.storageKey.split(".").at(-1)}`,
    disposition: "inline",
    cacheControl: "private, no-cache",
    crossOrigin: "cross-origin",
  };
}
