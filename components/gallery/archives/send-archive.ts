import type { ImportReport } from "@/lib/archives/problem";

export type Sending =
  | { step: "sending"; share: number }
  | { step: "done"; report: ImportReport }
  | { step: "failed"; why: "not_ours" | "busy" | "no_room" | "stalled" | "broke" };

/**
 * Sends an archive to the instance, straight from the disk. An XMLHttpRequest, because `fetch` does not tell how far an
 * upload is. `share` is 1 while the instance reads what has arrived.
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
    else tell({ step: "failed", why: REASONS[request.status] ?? "broke" });
  };
  request.send(archive);
}

const REASONS: Record<number, "not_ours" | "busy" | "no_room" | "stalled"> = {
  400: "not_ours",
  408: "stalled",
  409: "busy",
  413: "no_room",
};
