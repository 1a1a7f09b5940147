import { requestId } from "@/components/gallery/request-id";
import { addPicture, forgetPicture, refuse, removePicture, room, setAsset } from "./changes";
import { type ComposerState, type Reason, type Refusal, workOf } from "./state";
import type { Store } from "./store";
import type { UploadAnswer } from "./upload-request";

/** Loaded after the page: nobody adds a picture before seeing it. */
const pendingFiles = () => import("./draft/pending-files");

/** More at once would only share the same line, and the first picture would appear later. */
const AT_ONCE = 3;

/** Worth another try with the same file; every other answer is about the file itself. */
const PASSING = new Set(["offline", "stopped", "unexpected", "unavailable", "too_many", "unauthorized"]);

export type Uploads = {
  add(files: readonly File[]): void;
  /** Takes the picture off the sheet; stops its upload if that is still running. */
  remove(key: string): void;
  retry(key: string): void;
  /** Goes on with what a reload or a crash interrupted. */
  resume(): Promise<void>;
  /** Settles when nothing is on its way any more. */
  settled(): Promise<void>;
};

export function createUploads(store: Store<ComposerState>): Uploads {
  const files = new Map<string, File>();
  const running = new Map<string, AbortController>();
  const waiting: string[] = [];
  let onSettled: (() => void)[] = [];

  const refused = (name: string, reason: Reason): void => {
    const refusal: Refusal = { id: requestId(), name, reason };
    store.set(refuse(refusal));
  };

  function next(): void {
    while (running.size < AT_ONCE) {
      const key = waiting.shift();
      if (!key) break;
      void run(key)
        // A part of this program that could not be loaded: the network is away.
        .catch(() => store.set(setAsset(key, { at: "stopped", preview: null, reason: "offline" })))
        .finally(() => {
          running.delete(key);
          next();
        });
    }
    if (running.size === 0 && waiting.length === 0) {
      for (const done of onSettled) done();
      onSettled = [];
    }
  }

  async function run(key: string): Promise<void> {
    const file = files.get(key);
    if (!file) return;
    const stop = new AbortController();
    running.set(key, stop);
    const { shrink } = await import("./shrink");
    const { sendPicture } = await import("./upload-request");
    const small = await shrink(file);
    if (stop.signal.aborted) return;
    if (!small.ok) {
      drop(key, file.name, small.reason);
      return;
    }
    const preview = URL.createObjectURL(small.blob);
    const show = (progress: number) => store.set(setAsset(key, { at: "uploading", preview, progress }));
    show(0);
    settle(key, file.name, preview, await sendPicture(small.blob, file.name, stop.signal, show));
  }

  function settle(key: string, name: string, preview: string, answer: UploadAnswer): void {
    if (answer.ok) {
      const state = store.get();
      const twin = workOf(state).pictures.some((picture) => {
        const asset = state.assets[picture.key];
        return picture.key !== key && asset?.at === "kept" && asset.view.id === answer.reference.id;
      });
      // The server knows a picture by its bytes: the same one twice would spend two of nine places.
      if (twin) {
        drop(key, name, { code: "duplicate", values: {} });
        return;
      }
      files.delete(key);
      void pendingFiles().then(({ dropFile }) => dropFile(key));
      store.set(setAsset(key, { at: "kept", view: answer.reference, preview }));
    } else if (PASSING.has(answer.reason.code)) {
      store.set(setAsset(key, { at: "stopped", preview, reason: answer.reason.code }));
    } else drop(key, name, answer.reason);
  }

  function drop(key: string, name: string, reason: Reason): void {
    files.delete(key);
    void pendingFiles().then(({ dropFile }) => dropFile(key));
    store.set(forgetPicture(key));
    refused(name, reason);
  }

  return {
    add(added) {
      for (const file of added) {
        if (room(store.get()) <= 0) {
          refused(file.name, { code: "tenth", values: {} });
          continue;
        }
        const key = requestId();
        files.set(key, file);
        void pendingFiles().then(({ keepFile }) => keepFile(key, file));
        store.set(
          addPicture(
            { key, name: file.name, alias: null, role: null },
            { at: "uploading", preview: null, progress: 0 },
          ),
        );
        waiting.push(key);
      }
      next();
    },
    remove(key) {
      running.get(key)?.abort();
      store.set(removePicture(key));
    },
    retry(key) {
      if (!files.has(key) || running.has(key) || waiting.includes(key)) return;
      store.set(setAsset(key, { at: "uploading", preview: null, progress: 0 }));
      waiting.push(key);
      next();
    },
    async resume() {
      const { dropOldFiles, findFile } = await pendingFiles();
      for (const [key, asset] of Object.entries(store.get().assets)) {
        if (asset.at !== "stopped" || asset.reason !== "left") continue;
        const file = await findFile(key);
        if (!file) continue;
        files.set(key, file);
        this.retry(key);
      }
      await dropOldFiles();
    },
    settled: () =>
      running.size + waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onSettled.push(resolve);
          }),
  };
}
