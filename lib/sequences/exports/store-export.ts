import type { Services } from "@/lib/generations/services";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import type { Recipe } from "@/lib/sequences/content";

/** An export to be stored: `file` is the path of a whole MP4 on this server's disk, which is moved away. */
export type ExportToStore = { userId: string; sequenceId: string; recipe: Recipe; file: string };

/** Stores an exported MP4 as a video of the user's gallery, with its recipe. Returns the id of its generation. */
export async function storeExport(
  _services: Pick<Services, "db" | "storage">,
  _given: ExportToStore,
): Promise<Result<{ id: string }, Failure>> {
  throw new Error("written by the branch `stored`");
}
