import { openWorker } from "@/components/sequences/export/open-worker";
import type { Editor } from "./editor";
import { takeLength } from "./take-changes";

/** Reads how long every video really is, also those that are added later. Returns a function that stops it. */
export function measureVideos(editor: Editor): () => void {
  const asked = new Set<string>();
  const worker = openWorker((answer) => {
    if (answer.at !== "measured") return;
    const video = [...editor.store.get().videos.values()].find(({ url }) => url === answer.url);
    if (video) takeLength(editor, video.id, answer.seconds);
  });
  const ask = () => {
    const urls = [...editor.store.get().videos.values()].map(({ url }) => url).filter((url) => !asked.has(url));
    for (const url of urls) asked.add(url);
    if (urls.length > 0) worker.send({ do: "measure", urls });
  };
  ask();
  const unsubscribe = editor.store.subscribe(ask);
  return () => {
    unsubscribe();
    worker.close();
  };
}
