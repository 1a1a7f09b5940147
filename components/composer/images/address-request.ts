import { readUploadAnswer, type UploadAnswer } from "@/components/video/frames/upload-request";

/** Has the server fetch the image at a URL. Aborting also stops the server. */
export async function sendAddress(address: string, signal: AbortSignal): Promise<UploadAnswer> {
  try {
    const response = await fetch("/api/images/address", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address }),
      signal,
    });
    return readUploadAnswer(response.status, await response.json().catch(() => null));
  } catch {
    return { ok: false, reason: { code: signal.aborted ? "stopped" : "offline", values: {} } };
  }
}
