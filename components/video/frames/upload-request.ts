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

/** Encodes a name for a header. A cut name may end in half a surrogate pair, which would make the encoder throw. */
export const headerName = (name: string): string =>
  encodeURIComponent(name.slice(0, 200).replace(/\p{Surrogate}/gu, "\ufffd"));

/** Milliseconds without upload progress and without an answer. */
const SILENT = 120_000;

/**
 * Uploads one image. Uses XMLHttpRequest, because fetch doesn't report upload progress. `onProgress` gets 0 to 1.
 * `video`: the id of the user's own video that the image is a frame of; `cropped`: it is a part of another image.
 */
export function sendImage(
  blob: Blob,
  name: string,
  signal: AbortSignal,
  onProgress: (progress: number) => void = () => undefined,
  { video, cropped = false }: { video?: string; cropped?: boolean } = {},
): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/images");
    // A slow connection gets its time, a dead one doesn't.
    let silence: ReturnType<typeof setTimeout>;
    const moved = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENT);
    };
    moved();
    request.responseType = "json";
    request.setRequestHeader("x-file-name", headerName(name));
    if (video !== undefined) request.setRequestHeader("x-from-generation", video);
    if (cropped) request.setRequestHeader("x-cropped", "1");
    request.upload.onprogress = (event) => {
      moved();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onloadend = () => clearTimeout(silence);
    request.onload = () => resolve(readUploadAnswer(request.status, request.response));
    request.onerror = () => resolve(no("offline"));
    request.onabort = () => resolve(no(signal.aborted ? "stopped" : "offline"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(blob);
  });
}
