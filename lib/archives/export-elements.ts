import { type ElementRows, findElements } from "@/db/elements/element-queries";
import type { Services } from "@/lib/generations/services";
import type { ElementManifest } from "./element-manifest";
import type { ZipFile } from "./zip-stream";

/**
 * The files of the elements among `ids` that are not in the archive yet: for each its images and a manifest, in a folder
 * before the videos that were sent with it.
 */
export async function* elementFiles(
  { db, storage }: Pick<Services, "db" | "storage">,
  { userId, ids, written }: { userId: string; ids: (string | null)[]; written: Set<string> },
): AsyncGenerator<ZipFile> {
  const wanted = [...new Set(ids)].filter((id) => id !== null && !written.has(id)) as string[];
  for (const rows of await findElements(db, { userId, ids: wanted })) {
    written.add(rows.element.id);
    yield* filesOf(storage, rows);
  }
}

function* filesOf(storage: Services["storage"], { element, images }: ElementRows): Generator<ZipFile> {
  const { id, kind, name, description, role, tags, createdAt: at } = element;
  // A name has only letters, marks, digits, _ and -, which every system takes.
  const folder = `elements/${name} ${id.slice(0, 8)}`;
  const kept = images.filter(({ image }) => image.deletedAt === null);
  const named = kept.map(({ image, shows, wakeWords }, index) => ({
    ...{ image, shows, wakeWords },
    file: `image-${index + 1}.${image.contentType.split("/")[1] ?? "bin"}`,
  }));
  for (const { image, file } of named)
    yield { name: `${folder}/${file}`, at, body: async () => (await storage.open(image.storageKey))?.body ?? null };
  const manifest: ElementManifest = {
    ...{ id, kind, name, description, role, tags },
    images: named.map(({ file, shows, wakeWords }) => ({ file, shows, wakeWords })),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  yield {
    name: `${folder}/${ELEMENT_MANIFEST}`,
    at,
    body: async () =>
      (async function* () {
        yield bytes;
      })(),
  };
}

/** Not `manifest.json`, which is a video's. */
export const ELEMENT_MANIFEST = "element.json";
