import { publishChange } from "@/components/video/changes";
import type { GenerationView } from "@/lib/generations/view";
import { captureVideoFrame } from "./video-frame";

const tried = new Set<string>();
let turn: Promise<void> = Promise.resolve();

/**
 * Captures a poster of the user's own video and uploads it: once per page, one video at a time. Failures are ignored:
 * the video plays without a poster, and another visit tries again.
 */
export function capturePoster(id: string, url: string): Promise<void> {
  if (!tried.has(id)) {
    tried.add(id);
    turn = turn.then(() => send(id, url)).catch(() => undefined);
  }
  return turn;
}

async function send(id: string, url: string): Promise<void> {
  const still = await captureVideoFrame(url);
  // A hidden tab may draw black frames; it tries again once it is visible.
  if (!still) return void tried.delete(id);
  const response = await fetch(`/api/generations/${id}/poster`, {
    method: "POST",
    headers: { "content-type": still.type },
    body: still,
  });
  if (!response.ok) return;
  const { generation } = (await response.json()) as { generation: GenerationView };
  publishChange({ kind: "put", generation });
}
