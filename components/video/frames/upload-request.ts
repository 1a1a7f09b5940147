import { FILE_SILENCE_MS, headerName, sendFile } from "@/components/ui/sending/send-file";
import type { ImageView } from "@/lib/generations/view";

/**
 * Why a file can't become an image: a key of the messages `imageErrors` or `compose.refused`, and its values. The code
 * is that of POST /api/images; `offline` when no answer came, `stopped` when it was aborted.
 */
export type UploadReason = { code: string; values: Record<string, string | number> };

export type UploadAnswer = { ok: true; image: ImageView } | { ok: false; reason: UploadReason };

const no = (code: string, values: UploadReason["values"] = {}): UploadAnswer => ({
  ok: false,
  reason: { code, values },
});

const plain = (values: unknown): UploadReason["values"] =>
  Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => typeof value === "string" || typeof value === "number"),
  );

const isView = (value: unknown): value is ImageView =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "thumbUrl" in value;

/** Parses the server's answer; anything else, such as a proxy's page, is `unexpected`. */
export function readUploadAnswer(status: number, body: unknown): UploadAnswer {
  if (typeof body === "object" && body !== null) {
    if (status < 300 && "image" in body && isView(body.image)) return { ok: true, image: body.image };
    const error = "error" in body ? body.error : null;
    if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string") {
      return no(error.code, "values" in error ? plain(error.values) : {});
    }
  }
  return no("unexpected");
}

/**
 * Uploads one image. `onProgress` gets 0 to 1. `video`: the id of the user's own video that the image is a frame of;
 * `cropped`: it is a part of another image.
 */
export async function sendImage(
  blob: Blob,
  name: string,
  signal: AbortSignal,
  onProgress?: (progress: number) => void,
  { video, cropped = false }: { video?: string; cropped?: boolean } = {},
): Promise<UploadAnswer> {
  const headers = {
    "x-file-name": headerName(name),
    ...(video !== undefined && { "x-from-generation": video }),
    ...(cropped && { "x-cropped": "1" }),
  };
  const sent = await sendFile("/api/images", blob, { headers, signal, onProgress, silence: FILE_SILENCE_MS });
  return typeof sent === "string" ? no(sent) : readUploadAnswer(sent.status, sent.body);
}
