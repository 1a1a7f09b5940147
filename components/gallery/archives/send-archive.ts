import { sendFile } from "@/components/ui/sending/send-file";
import type { ImportReport } from "@/lib/archives/problem";

export type Sending =
  | { step: "sending"; share: number }
  | { step: "done"; report: ImportReport }
  | { step: "failed"; why: "not_ours" | "busy" | "no_room" | "stalled" | "broke"; said?: string };

/** Uploads an archive straight from the disk. `share` is 1 while the server processes it, which may take long. */
export async function sendArchive(archive: File, tell: (change: Sending) => void): Promise<void> {
  const sent = await sendFile("/api/gallery/import", archive, {
    headers: { "content-type": "application/zip" },
    onProgress: (share) => tell({ step: "sending", share }),
  });
  if (typeof sent === "string") return tell({ step: "failed", why: "broke" });
  if (sent.status === 200) return tell({ step: "done", report: sent.body as ImportReport });
  const answer = sent.body as { error?: { message?: string } } | null;
  // A limit says by itself when to go on.
  tell({ step: "failed", why: REASONS[sent.status] ?? "broke", said: answer?.error?.message });
}

const REASONS: Record<number, "not_ours" | "busy" | "no_room" | "stalled"> = {
  400: "not_ours",
  408: "stalled",
  409: "busy",
  413: "no_room",
};
