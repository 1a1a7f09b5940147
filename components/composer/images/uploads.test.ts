import { beforeEach, expect, test, vi } from "vitest";
import { addImage, undoStep } from "@/components/composer/changes";
import { initialState } from "@/components/composer/initial-state";
import { documentOf } from "@/components/composer/state";
import { createStore } from "@/components/ui/store";
import type { UploadAnswer } from "@/components/video/frames/upload-request";
import type { ImageView } from "@/lib/generations/view";
import type { Source } from "./source";
import { createUploads } from "./uploads";

type Sent = { source: Source; signal: AbortSignal; answer: (answer: UploadAnswer) => void };
const sent = vi.hoisted((): Sent[] => []);
vi.mock("./upload-source", () => ({
  uploadSource: (source: Source, signal: AbortSignal, show: (way: object) => void) =>
    new Promise<UploadAnswer>((answer) => {
      show({ preview: null, progress: 0 });
      signal.addEventListener("abort", () => answer(no("stopped")));
      sent.push({ source, signal, answer });
    }),
}));
// A browser whose database can't be opened, as in some private windows.
vi.stubGlobal("indexedDB", {
  open() {
    const opening: { onerror?: () => void } = {};
    queueMicrotask(() => opening.onerror?.());
    return opening;
  },
});

const no = (code: string): UploadAnswer => ({ ok: false, reason: { code, values: {} } });
const view = (id: string): ImageView => ({ id, url: id, thumbUrl: id, width: 800, height: 600, name: `${id}.jpg` });
const part = () => new File(["part"], "part.jpg");

function composer() {
  const store = createStore(initialState(null));
  const image = { key: "k1", name: "whole.jpg", alias: null };
  store.set(addImage(image, { at: "uploaded", view: view("whole"), preview: null }));
  const uploads = createUploads(store);
  return { store, uploads, asset: (key = "k1") => store.get().assets[key] };
}

const next = async (count: number): Promise<Sent> => {
  await vi.waitFor(() => expect(sent).toHaveLength(count));
  const last = sent[count - 1];
  if (!last) throw new Error("nothing was sent");
  return last;
};

beforeEach(() => sent.splice(0));

test("a cropped part replaces its image under the same key, so mentions follow", async () => {
  const { store, uploads, asset } = composer();
  uploads.crop("k1", part());
  (await next(1)).answer({ ok: true, image: view("part") });
  await uploads.settled();
  expect(asset()).toMatchObject({ at: "uploaded", view: { id: "part" }, whole: { id: "whole" } });
  expect(documentOf(store.get()).images.map(({ key }) => key)).toEqual(["k1"]);

  // When cropped again, the whole image is still the original.
  uploads.crop("k1", part());
  (await next(2)).answer({ ok: true, image: view("other part") });
  await uploads.settled();
  expect(uploads.restore("k1")).toBe(true);
  expect(asset()).toMatchObject({ at: "uploaded", view: { id: "whole" }, whole: undefined });
  expect(uploads.restore("k1")).toBe(false);
});

test("a refused part gives way to its whole image, and says why", async () => {
  const { store, uploads, asset } = composer();
  uploads.crop("k1", part());
  (await next(1)).answer(no("quota"));
  await uploads.settled();
  expect(asset()).toMatchObject({ at: "uploaded", view: { id: "whole" } });
  expect(store.get().refusals).toMatchObject([{ reason: { code: "quota" } }]);
});

test("stopping the upload of a part restores the whole image, whatever the answer", async () => {
  const { store, uploads, asset } = composer();
  uploads.crop("k1", part());
  const first = await next(1);
  uploads.remove("k1");
  expect(first.signal.aborted).toBe(true);
  expect(asset()).toMatchObject({ at: "uploaded", view: { id: "whole" } });
  await uploads.settled();
  expect(asset()).toMatchObject({ at: "uploaded", view: { id: "whole" } });
  expect(documentOf(store.get()).images).toHaveLength(1);

  // Cropped again immediately: the end of the first upload must not affect the second.
  uploads.crop("k1", part());
  const second = await next(2);
  uploads.restore("k1");
  uploads.crop("k1", part());
  (await next(3)).answer({ ok: true, image: view("part") });
  expect(second.signal.aborted).toBe(true);
  await uploads.settled();
  expect(asset()).toMatchObject({ at: "uploaded", view: { id: "part" } });
});

test("a URL that didn't answer can be retried; a refused one isn't kept", async () => {
  const { store, uploads } = composer();
  uploads.add([{ name: "fox.jpg", address: "https://example.com/fox.jpg" }]);
  const key = documentOf(store.get()).images[1]?.key ?? "";
  (await next(1)).answer(no("address_dead"));
  await uploads.settled();
  expect(store.get().assets[key]).toMatchObject({ at: "stopped", reason: "address_dead" });

  uploads.retry(key);
  expect((await next(2)).source).toEqual({ name: "fox.jpg", address: "https://example.com/fox.jpg" });
  (await next(2)).answer(no("address_private"));
  await uploads.settled();
  expect(documentOf(store.get()).images).toHaveLength(1);
  expect(store.get().refusals).toMatchObject([{ name: "fox.jpg", reason: { code: "address_private" } }]);
});

test.each([0, 20])(
  "an image that was removed during its upload and is restored %i ms later is uploaded again",
  async (ms) => {
    const { store, uploads } = composer();
    uploads.add([new File(["fox"], "fox.jpg")]);
    const key = documentOf(store.get()).images[1]?.key ?? "";
    await next(1);
    uploads.remove(key);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    store.set(undoStep);
    expect(documentOf(store.get()).images.map((image) => image.key)).toContain(key);
    (await next(2)).answer({ ok: true, image: view("fox") });
    await uploads.settled();
    expect(store.get().assets[key]).toMatchObject({ at: "uploaded", view: { id: "fox" } });
  },
);
