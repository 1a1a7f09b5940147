import { beforeEach, expect, test, vi } from "vitest";
import { refuse, spreadOver, work } from "./changes";
import { createEditorPort } from "./editor/port";
import { initialState } from "./initial-state";
import { replace } from "./mentions/work";
import { createSender } from "./send";
import { createStore } from "./store";
import { NOTHING } from "./tools/open";

const submit = vi.hoisted(() => vi.fn());
vi.mock("@/lib/generations/actions", () => ({ submitGeneration: submit }));

const uploads = {
  add() {},
  cut() {},
  restore: () => false,
  remove() {},
  retry() {},
  resume: async () => {},
  online() {},
  kept: () => Promise.resolve(),
  settled: async () => {},
};
function desk() {
  const store = createStore(initialState(null));
  store.set(work((now) => replace(now, 0, 0, ["rain"])));
  const editor = createEditorPort();
  editor.attach({ mention() {}, insert() {}, ask() {}, select() {}, focus() {} });
  const send = createSender(
    { store, uploads, editor, open: createStore(NOTHING) },
    { sent: (count) => `${count} sent` },
  );
  return { store, send };
}
const ids = () => submit.mock.calls.map(([film]) => film.requestId);

beforeEach(() => {
  submit.mockReset().mockResolvedValue({ ok: true, generation: { id: "g" } });
});

test("a double click asks for one film", async () => {
  const { send } = desk();
  await Promise.all([send(), send()]);
  expect(submit).toHaveBeenCalledTimes(1);
});

test("a press after an answer is a new wish, one without an answer is the same", async () => {
  const { send } = desk();
  await send();
  submit.mockRejectedValueOnce(new Error("network"));
  await send();
  await send();
  const [first, lost, again] = ids();
  expect(lost).not.toBe(first);
  expect(again).toBe(lost);
});

test("changed words are never sent under the id of the old ones", async () => {
  const { store, send } = desk();
  submit.mockRejectedValueOnce(new Error("network"));
  await send();
  store.set(work((now) => replace(now, 0, 0, ["more "])));
  await send();
  expect(new Set(ids()).size).toBe(2);
});

test("the films of one press share a set, and the next press makes one again", async () => {
  const { store, send } = desk();
  store.set(spreadOver("3"));
  await send();
  const films = submit.mock.calls.map(([film]) => film);
  expect(new Set(films.map((film) => film.setId)).size).toBe(1);
  expect(new Set(ids()).size).toBe(3);
  expect(store.get().spread).toBe("1");
});

test("a set whose answers broke off goes on under the same ids", async () => {
  const { store, send } = desk();
  store.set(spreadOver("3"));
  submit.mockResolvedValueOnce({ ok: true, generation: { id: "g" } }).mockRejectedValueOnce(new Error("network"));
  await send();
  await send();
  expect(new Set(ids()).size).toBe(3);
});

test("a refusal says why and loses nothing", async () => {
  const { store, send } = desk();
  submit.mockResolvedValueOnce({ ok: false, error: { code: "over_budget" } });
  await send();
  expect(store.get().errors).toEqual({ form: "over_budget" });
  expect(store.get().history.present.doc).toEqual(["rain"]);
});

test("what was sent takes the notes about files that were left out with it", async () => {
  const { store, send } = desk();
  store.set(refuse({ id: "1", name: "notes.txt", reason: { code: "not_a_picture", values: {} } }));
  await send();
  expect(store.get().refusals).toEqual([]);
});
