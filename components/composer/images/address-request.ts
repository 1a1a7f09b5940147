import { readUploadAnswer, type UploadAnswer } from "@/components/video/frames/upload-request";

/** Has the server fetch the image at an address. Called off, it ends at the server as well. */
export async function sendAddress(address: string, signal: AbortSignal): Promise<UploadAnswer> {
  try {
    const response = await fetch("/api/references/address", {
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
