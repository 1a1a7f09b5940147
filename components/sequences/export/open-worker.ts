import type { ExportAnswer, ExportOrder } from "./messages";

/**
 * The thread that reads and writes video files. Beside the page, so that nothing there waits; and as its own document,
 * so that its encoder may be WebAssembly where a page may not.
 */
export function openWorker(receive: (answer: ExportAnswer) => void) {
  const worker = new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => receive(data);
  worker.onerror = () => receive({ at: "failed", trouble: { code: "failed" } });
  return { send: (order: ExportOrder) => worker.postMessage(order), close: () => worker.terminate() };
}
