import { beforeEach, expect, test, vi } from "vitest";
import { editDocument, leaveFileOut, setBatchMode } from "@/components/composer/changes";
import { NOTHING } from "@/components/composer/commands/open-state";
import { createEditorRef } from "@/components/composer/editor/editor-handle";
import { initialState } from "@/components/composer/initial-state";
import { replace } from "@/components/composer/prompt/prompt-document";
import { createStore } from "@/components/ui/store";
import { createSubmitter } from "./submit";

const submit = vi.hoisted(() => vi.fn());
vi.mock("@/lib/generations/actions", () => ({ submitBatch: submit }));

const uploads = {
  add() {},
  crop() {},
  restore: () => false,
  remove() {},
  retry() {},
  resume: async () => {},
  online() {},
  kept: () => Promise.resolve(),
  settled: async () => {},
};
function composer() {
  const store = createStore(initialState(null));
  store.set(editDocument((now) => replace(now, 0, 0, ["rain"])));
  const editor = createEditorRef();
  editor.attach({ mention() {}, insert() {}, ask() {}, select() {}, focus() {} });
  const send = createSubmitter(
    { store, uploads, editor, open: createStore(NOTHING), models: [] },
    { sent: (count) => `${count} sent` },
  );
  return { store, send };
}
const ids = () => submit.mock.calls.map(([video]) => video.requestId);

beforeEach(() => {
  submit
    .mockReset()
    .mockImplementation(async ({ variations }) => ({ ok: true, generations: variations.map(() => ({ id: "g" })) }));
});

test("a double click submits once", async () => {
  const { send } = composer();
  await Promise.all([send(), send()]);
  expect(submit).toHaveBeenCalledTimes(1);
});

test("a submit after an answer is new; a submit without an answer is repeated", async () => {
  const { send } = composer();
  await send();
  submit.mockRejectedValueOnce(new Error("network"));
  await send();
  await send();
  const [first, lost, again] = ids();
  expect(lost).not.toBe(first);
  expect(again).toBe(lost);
});

test("changed text is never sent under an old id", async () => {
  const { store, send } = composer();
  submit.mockRejectedValueOnce(new Error("network"));
  await send();
  store.set(editDocument((now) => replace(now, 0, 0, ["more "])));
  await send();
  expect(new Set(ids()).size).toBe(2);
});

test("a batch is one call, and the next submit makes one video again", async () => {
  const { store, send } = composer();
  store.set(setBatchMode("3"));
  await send();
  expect(submit).toHaveBeenCalledTimes(1);
  expect(submit.mock.calls[0]?.[0].variations).toEqual(Array(3).fill({ ratio: "16:9", duration: 5 }));
  expect(store.get().announcement).toBe("3 sent");
  expect(store.get().batchMode).toBe("1");
});

test("a batch without an answer is repeated in full under the same id", async () => {
  const { store, send } = composer();
  store.set(setBatchMode("3"));
  submit.mockRejectedValueOnce(new Error("network"));
  await send();
  await send();
  expect(submit).toHaveBeenCalledTimes(2);
  expect(submit.mock.calls[1]).toEqual(submit.mock.calls[0]);
});

test("a refusal says why and loses nothing", async () => {
  const { store, send } = composer();
  submit.mockResolvedValueOnce({ ok: false, error: { code: "over_budget" } });
  await send();
  expect(store.get().errors).toEqual({ form: "over_budget" });
  expect(store.get().history.present.doc).toEqual(["rain"]);
});

test("a successful submit clears the messages about files that were left out", async () => {
  const { store, send } = composer();
  store.set(leaveFileOut({ id: "1", name: "notes.txt", reason: { code: "not_an_image", values: {} } }));
  await send();
  expect(store.get().refusals).toEqual([]);
});
