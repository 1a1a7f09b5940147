import type { Asset } from "@/components/composer/state";
import { sendImage, type UploadAnswer } from "@/components/video/frames/upload-request";
import type { Source } from "./source";

type Way = Extract<Asset, { at: "uploading" }>;

/** Uploads an image from its source, or with `cropped` a part of another image. `show` gets the progress, and the preview once it is known. */
export async function uploadSource(
  source: Source,
  signal: AbortSignal,
  show: (way: Pick<Way, "preview" | "progress">) => void,
  cropped: boolean,
): Promise<UploadAnswer> {
  if (!(source instanceof File)) {
    const { sendAddress } = await import("./address-request");
    return sendAddress(source.address, signal);
  }
  const { shrink } = await import("./shrink");
  const small = await shrink(source);
  if (!small.ok) return small;
  // Already aborted: a request started now wouldn't notice.
  if (signal.aborted) return { ok: false, reason: { code: "stopped", values: {} } };
  const preview = URL.createObjectURL(small.blob);
  show({ preview, progress: 0 });
  return sendImage(small.blob, source.name, signal, (progress) => show({ preview, progress }), { cropped });
}
