import {
  addImage,
  clearRefusalsOf,
  freePlaces,
  leaveFileOut,
  removeImage,
  removeImageForGood,
  setAsset,
} from "@/components/composer/changes";
import { type Asset, type ComposerState, documentOf, type LeftOutFile } from "@/components/composer/state";
import { keepTrying } from "@/components/ui/keep-trying";
import type { Store } from "@/components/ui/store";
import type { UploadAnswer, UploadReason } from "@/components/video/frames/upload-request";
import { requestId } from "@/components/video/request-id";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { PASSING, type Source } from "./source";

/** Loaded after the page: an image can only be added once it is visible. */
const pendingFiles = () => keepTrying(() => import("@/components/composer/drafts/pending-files"));

/** Concurrent uploads: more would share the bandwidth and delay the first image. */
const AT_ONCE = 3;

const UPLOAD_STARTED = { at: "uploading", preview: null, progress: null } as const;

export type Uploads = {
  /** `slot`: the number in the prompt, counted from 1, that the first of them is for. */
  add(sources: readonly Source[], slot?: number): void;
  /** Replaces an image with its cropped part under the same key, so that its mentions mean the part. */
  crop(key: string, part: File): void;
  /** Restores the whole image of a part; false when it already is whole. */
  restore(key: string): boolean;
  /** Removes an image and stops its upload. A part that is still uploading is replaced by its whole image instead. */
  remove(key: string): void;
  retry(key: string): void;
  /** Resumes what a reload or crash interrupted. */
  resume(): Promise<void>;
  /** Resumes what a lost connection interrupted. */
  online(): void;
  /** Resolves when this browser has stored the unfinished uploads, so that a reload can resume them. */
  kept(): Promise<unknown>;
  /** Resolves when no upload is running. */
  settled(): Promise<void>;
};

export function createUploads(store: Store<ComposerState>): Uploads {
  const sources = new Map<string, Source>();
  const running = new Map<string, AbortController>();
  const waiting: string[] = [];
  /** Files beyond the last place, waiting for a running upload to be refused and free one. */
  const beyondLimit: { source: Source; slot?: number }[] = [];
  let onSettled: (() => void)[] = [];
  let keeping: Promise<unknown> = Promise.resolve();

  const put = (key: string, asset: Asset): void => store.set(setAsset(key, asset));
  const forgetSource = (key: string): void => {
    sources.delete(key);
    void pendingFiles().then(({ dropFile }) => dropFile(key));
  };
  const reportRefusal = (name: string, reason: UploadReason): void => {
    const refusal: LeftOutFile = { id: requestId(), name, reason };
    store.set(leaveFileOut(refusal));
  };

  function startNext(): void {
    while (beyondLimit.length > 0 && (freePlaces(store.get()) > 0 || running.size + waiting.length === 0)) {
      const next = beyondLimit.shift();
      if (next) addSource(next.source, next.slot);
    }
    while (running.size < AT_ONCE) {
      const key = waiting.shift();
      if (!key) break;
      // Removed meanwhile, or queued twice because it was cropped again.
      if (!sources.has(key) || running.has(key)) continue;
      const stop = new AbortController();
      running.set(key, stop);
      void run(key, stop)
        // A script couldn't be loaded, so the network is down.
        .catch(() => running.get(key) === stop && put(key, { at: "stopped", preview: null, reason: "offline" }))
        .finally(() => {
          if (running.get(key) === stop) running.delete(key);
          resumeRestored();
          startNext();
        });
    }
    if (running.size === 0 && waiting.length === 0) {
      for (const done of onSettled) done();
      onSettled = [];
    }
  }

  async function run(key: string, stop: AbortController): Promise<void> {
    const source = sources.get(key);
    if (!source) return;
    const { uploadSource } = await import("./upload-source");
    let preview: string | null = null;
    const show = (way: Pick<Extract<Asset, { at: "uploading" }>, "preview" | "progress">) => {
      preview = way.preview;
      if (!stop.signal.aborted) put(key, { at: "uploading", ...way });
    };
    const cropped = store.get().assets[key]?.whole !== undefined;
    const answer = await uploadSource(source, stop.signal, show, cropped);
    // The whole image has been restored.
    if (running.get(key) === stop) settle(key, source.name, preview, answer);
  }

  function settle(key: string, name: string, preview: string | null, answer: UploadAnswer): void {
    if (answer.ok) {
      const state = store.get();
      const isDuplicate = documentOf(state).images.some((image) => {
        const asset = state.assets[image.key];
        return image.key !== key && asset?.at === "uploaded" && asset.view.id === answer.image.id;
      });
      // The server identifies images by their bytes: a duplicate would use up one of nine places.
      if (isDuplicate) {
        refuse(key, name, { code: "duplicate", values: {} });
        return;
      }
      forgetSource(key);
      put(key, { at: "uploaded", view: answer.image, preview });
    } else if (PASSING.has(answer.reason.code)) {
      put(key, { at: "stopped", preview, reason: answer.reason.code });
    } else refuse(key, name, answer.reason);
  }

  function refuse(key: string, name: string, reason: UploadReason): void {
    forgetSource(key);
    if (!restore(key)) store.set(removeImageForGood(key));
    reportRefusal(name, reason);
  }

  /** Replaces a cropped part with its whole image, which is already on the server. */
  function restore(key: string): boolean {
    const whole = store.get().assets[key]?.whole;
    if (!whole) return false;
    running.get(key)?.abort();
    running.delete(key);
    forgetSource(key);
    store.set(setAsset(key, { at: "uploaded", view: whole, preview: null, whole: undefined }));
    return true;
  }

  function addSource(source: Source, slot?: number): void {
    const { name } = source;
    if (freePlaces(store.get()) <= 0) {
      reportRefusal(name, { code: "tenth", values: { max: MAX_IMAGES } });
      return;
    }
    const key = requestId();
    store.set(addImage({ key, name, alias: null }, { ...UPLOAD_STARTED }, slot));
    queue(key, source);
  }

  function queue(key: string, source: Source): void {
    sources.set(key, source);
    keeping = Promise.all([keeping, pendingFiles().then(({ keepFile }) => keepFile(key, source))]);
    waiting.push(key);
  }

  function retry(key: string): void {
    if (!sources.has(key) || running.has(key) || waiting.includes(key)) return;
    put(key, { ...UPLOAD_STARTED });
    waiting.push(key);
    startNext();
  }

  /** An image that was removed during its upload, and is back, is uploaded again without being asked to. */
  function resumeRestored(): void {
    const state = store.get();
    for (const { key } of documentOf(state).images) {
      const asset = state.assets[key];
      if (asset?.at === "stopped" && asset.reason === "stopped") retry(key);
    }
  }
  store.subscribe(resumeRestored);

  return {
    add(added, slot) {
      for (const { name } of added) store.set(clearRefusalsOf(name));
      beyondLimit.push(...added.map((source, at) => ({ source, slot: at === 0 ? slot : undefined })));
      startNext();
    },
    crop(key, part) {
      const asset = store.get().assets[key];
      if (asset?.at !== "uploaded") return;
      store.set(setAsset(key, { ...UPLOAD_STARTED, whole: asset.whole ?? asset.view }));
      queue(key, part);
      startNext();
    },
    restore,
    remove(key) {
      if (store.get().assets[key]?.at === "uploading" && restore(key)) return;
      running.get(key)?.abort();
      store.set(removeImage(key));
    },
    retry,
    async resume() {
      const { dropOldFiles, findFile } = await pendingFiles();
      for (const [key, asset] of Object.entries(store.get().assets)) {
        if (asset.at !== "stopped" || asset.reason !== "left") continue;
        const source = await findFile(key);
        if (!source) continue;
        sources.set(key, source);
        retry(key);
      }
      await dropOldFiles();
    },
    online() {
      for (const [key, asset] of Object.entries(store.get().assets)) {
        if (asset.at === "stopped" && asset.reason === "offline") retry(key);
      }
    },
    kept: () => keeping,
    settled: () =>
      running.size + waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onSettled.push(resolve);
          }),
  };
}
