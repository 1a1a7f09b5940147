import type { ImportReport } from "@/lib/archives/problem";

export type Sending =
  | { step: "sending"; share: number }
  | { step: "done"; report: ImportReport }
  | { step: "failed"; why: "not_ours" | "busy" | "no_room" | "stalled" | "broke"; said?: string };

/**
 * Uploads an archive straight from the disk. Uses XMLHttpRequest, because `fetch` doesn't report upload progress.
 * `share` is 1 while the server processes the uploaded file.
 */
export function sendArchive(archive: File, tell: (change: Sending) => void): void {
  const request = new XMLHttpRequest();
  request.open("POST", "/api/gallery/import");
  request.setRequestHeader("content-type", "application/zip");
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => tell({ step: "sending", share: total > 0 ? loaded / total : 0 });
  request.upload.onload = () => tell({ step: "sending", share: 1 });
  request.onerror = () => tell({ step: "failed", why: "broke" });
  request.onload = () => {
    if (request.status === 200) tell({ step: "done", report: request.response as ImportReport });
    // A limit says by itself when to go on.
    else tell({ step: "failed", why: REASONS[request.status] ?? "broke", said: request.response?.error?.message });
  };
  request.send(archive);
}

const REASONS: Record<number, "not_ours" | "busy" | "no_room" | "stalled"> = {
  400: "not_ours",
  408: "stalled",
  409: "busy",
  413: "no_room",
};
