import { randomUUID } from "node:crypto";
import type { Services } from "@/lib/generations/services";
import { IMAGE_POLICY } from "@/lib/images/limits";
import { storeImage } from "@/lib/images/store";
import { encodePoster } from "@/lib/posters/encode-poster";
import { POSTER_POLICY } from "@/lib/posters/limits";
import { EXPORT_POLICY } from "@/lib/sequences/exports/limits";
import type { VideoSize } from "@/lib/videos/display-size";
import { MAX_VIDEO_BYTES } from "@/lib/videos/limits";
import { NotAVideo, NotWhole, wholeVideo } from "@/lib/videos/whole-video";
import type { ImportProblem, ImportProblemCode } from "./problem";
import { type ArchiveFile, type ArchiveFolder, readFile } from "./read-archive";

type Storage = Services["storage"];

/** An error while reading the archive is the archive's fault; an error of the store is ours and is rethrown. */
class BrokenFile extends Error {}

/** Stores the video while it is read, and keeps it only if it is complete and matches its manifest. */
export async function importVideoFile(
  storage: Storage,
  folder: ArchiveFolder,
  { sha256, seconds, exported }: { sha256: string | undefined; seconds: number; exported: boolean },
) {
  const refuse = (error: ImportProblemCode) => ({ ok: false as const, error });
  const file = folder.files.get("video.mp4");
  if (!file || !sha256) return refuse("no_video");
  const key = `videos/${randomUUID()}.mp4`;
  try {
    const options = { contentType: "video/mp4", maxBytes: exported ? EXPORT_POLICY.maxBytes : MAX_VIDEO_BYTES };
    let size = { width: 0, height: 0 };
    const onSize = (found: VideoSize) => {
      size = found;
    };
    const stored = await storage.put(key, wholeVideo(bytesOf(file), { seconds, onSize }), options);
    if (!stored.ok) return refuse("not_a_video");
    if (stored.sha256 !== sha256) {
      await storage.remove(key);
      return refuse("other_video");
    }
    const kept = { videoBytes: stored.bytes, videoWidth: size.width, videoHeight: size.height };
    return { ok: true as const, file: { videoKey: key, videoSha256: sha256, ...kept } };
  } catch (error) {
    if (error instanceof NotAVideo) return refuse("not_a_video");
    if (error instanceof NotWhole) return refuse("cut_short");
    if (error instanceof BrokenFile) return refuse("broken");
    throw error;
  }
}

async function* bytesOf(file: ArchiveFile): AsyncGenerator<Uint8Array> {
  try {
    yield* await file.open();
  } catch (error) {
    throw new BrokenFile("a file of the archive is broken", { cause: error });
  }
}

/** The poster, re-encoded like any image from outside. If it cannot be read, one is made from the video later. */
export async function importPoster(storage: Storage, folder: ArchiveFolder) {
  const file = folder.files.get("poster.webp");
  const bytes = file && (await readFile(file, POSTER_POLICY.maxUploadBytes).catch(() => null));
  const poster = bytes && (await encodePoster(bytes));
  if (!poster) return null;
  const posterKey = `posters/${randomUUID()}.webp`;
  const body = (async function* () {
    yield poster.bytes;
  })();
  const stored = await storage.put(posterKey, body, { contentType: "image/webp", maxBytes: POSTER_POLICY.maxBytes });
  if (!stored.ok) return null;
  const { placeholder } = poster;
  return { posterKey, posterSha256: stored.sha256, posterBytes: stored.bytes, placeholder };
}

/**
 * The images in the order in which the prompt counts them. All or none: with one missing, the prompt's mentions would
 * mean other images.
 */
export async function importImages(
  services: Pick<Services, "db" | "storage">,
  { userId, folder, names }: { userId: string; folder: ArchiveFolder; names: readonly string[] },
) {
  const images: { position: number; imageId: string }[] = [];
  const problems: ImportProblem[] = [];
  for (const [at, name] of names.entries()) {
    const file = folder.files.get(name);
    const bytes = file && (await readFile(file, IMAGE_POLICY.maxBytes).catch(() => null));
    const stored = bytes ? await storeImage(services, { userId, bytes, name }) : null;
    if (stored?.ok) images.push({ position: at + 1, imageId: stored.image.id });
    else problems.push({ name: `${folder.name}/${name}`, code: "bad_image" });
  }
  return { images: problems.length > 0 ? [] : images, problems };
}
