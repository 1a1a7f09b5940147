import { publishChange } from "@/components/video/changes";
import type { GenerationView } from "@/lib/generations/view";
import { captureVideoFrame } from "./video-frame";

const tried = new Set<string>();
let turn: Promise<void> = Promise.resolve();

/**
 * Takes a still of one's own video and sends it as its poster: once a page, one video at a time. A failure is nobody's
 * business: the video plays without a poster, and another visit tries again.
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
  // What a hidden tab draws may be black; when it is looked at again, it tries again.
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
