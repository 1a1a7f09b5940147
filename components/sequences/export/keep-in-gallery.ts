import type { Recipe } from "@/lib/sequences/content";

/** The answer of the server's door; `message` is a sentence in the user's language. */
type Answer = { id?: string; error?: { message?: string } };
type Kept = { ok: true; id: string } | { ok: false; message: string | null };

/** Sends an exported video to the gallery, with all that it was made from. */
export async function keepInGallery(
  file: Blob,
  { recipe, sequenceId }: { recipe: Recipe; sequenceId: string },
): Promise<Kept> {
  const form = new FormData();
  // First, so that the server knows what is coming before it has the file.
  form.append("recipe", JSON.stringify(recipe));
  form.append("file", new Blob([file], { type: "video/mp4" }), "export.mp4");
  try {
    const answer = await fetch(`/api/sequences/${sequenceId}/exports`, { method: "POST", body: form });
    const { id, error } = (await answer.json()) as Answer;
    return answer.ok && id ? { ok: true, id } : { ok: false, message: error?.message ?? null };
  } catch {
    return { ok: false, message: null };
  }
}
