import { createElementOf, isNameTaken } from "@/lib/elements/elements";
import { elementSchema } from "@/lib/elements/schema";
import type { Services } from "@/lib/generations/services";
import { readElementManifest } from "./element-manifest";
import { importImages } from "./import-files";
import { IMPORT_POLICY } from "./limits";
import type { ImportProblem } from "./problem";
import { type ArchiveFile, type ArchiveFolder, readFile } from "./read-archive";

/**
 * Imports an element of an archive, or returns why not; `made`: it is new. One whose name the user already has stays as it is: the videos
 * that come after it are theirs.
 */
export async function importElement(
  services: Pick<Services, "db" | "storage">,
  { userId, folder, file }: { userId: string; folder: ArchiveFolder; file: ArchiveFile },
): Promise<{ made: boolean; problems: ImportProblem[] }> {
  const refused = (problems: ImportProblem[]) => ({ made: false, problems });
  const bad = refused([{ name: folder.name, code: "bad_element" }]);
  const bytes = await readFile(file, IMPORT_POLICY.maxManifest);
  const manifest = bytes && readElementManifest(bytes);
  if (!manifest) return bad;
  const { images: listed, ...words } = manifest;
  if (await isNameTaken(services.db, { userId, name: words.name })) return refused([]);
  const names = listed.map((image) => image.file);
  const { images, problems } = await importImages(services, { userId, folder, names });
  if (problems.length > 0) return refused(problems);
  const ids = new Map(images.map(({ position, imageId }) => [position, imageId]));
  const input = elementSchema.safeParse({
    ...words,
    images: listed.map(({ shows, wakeWords }, at) => ({ imageId: ids.get(at + 1), shows, wakeWords })),
  });
  if (!input.success) return bad;
  const made = await createElementOf(services.db, { userId, input: input.data });
  return made.ok ? { made: true, problems: [] } : bad;
}
