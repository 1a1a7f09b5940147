import { findGeneration } from "@/db/generations/generation-queries";
import { imageView } from "@/lib/generations/view";
import { readBody } from "@/lib/http/body";
import { privateHeaders } from "@/lib/http/responses";
import { imageRefusal } from "./answers";
import { tooLargeValues } from "./check-image";
import { imageName, nameFromHeader } from "./file-name";
import { IMAGE_POLICY } from "./limits";
import { type ImageDeps, storeImage } from "./store";

/**
 * Answers an upload: the body is the file's bytes, `x-file-name` its percent-encoded name, and `x-from-generation` the
 * id of the user's own video that it is a frame of. With `x-cropped` it is a part of another image. 201 with
 * `{ image }`, or 4xx with `{ ok: false, error: { code, values } }`, whose message is `imageErrors.<code>`.
 */
export async function receiveImage(
  deps: ImageDeps,
  { userId, request }: { userId: string; request: Request },
): Promise<Response> {
  const name = imageName(nameFromHeader(request.headers.get("x-file-name")));
  const fromGeneration = request.headers.get("x-from-generation") ?? undefined;
  if (fromGeneration !== undefined && !(await findGeneration(deps.db, { userId, id: fromGeneration }))) {
    return imageRefusal({ code: "video_missing", values: { name } });
  }
  const bytes = await readBody(request, IMAGE_POLICY.maxBytes);
  if (bytes === null) {
    const claimed = Number(request.headers.get("content-length") ?? 0);
    const values = { name, ...tooLargeValues(Math.max(claimed, IMAGE_POLICY.maxBytes + 1)) };
    return imageRefusal({ code: "too_large", values });
  }
  const stored = await storeImage(deps, {
    userId,
    bytes,
    name,
    fromGeneration,
    cropped: request.headers.has("x-cropped"),
  });
  if (!stored.ok) return imageRefusal(stored.error);
  return Response.json({ image: imageView(stored.image) }, { status: 201, headers: privateHeaders });
}
