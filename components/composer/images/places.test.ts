import { beforeEach, expect, test, vi } from "vitest";
import { initialState } from "@/components/composer/initial-state";
import { documentOf } from "@/components/composer/state";
import { createStore } from "@/components/ui/store";
import { createUploads } from "./uploads";

type SentRequest = { address: string; answer: (status: number, body: object) => void; breakOff: () => void };
const requests: SentRequest[] = [];
vi.stubGlobal("fetch", (_: string, { body }: { body: string }) => {
  return new Promise<Response>((resolve, reject) => {
    const answer = (status: number, json: object) => resolve(Response.json(json, { status }));
    requests.push({ address: JSON.parse(body).address, answer, breakOff: () => reject(new TypeError("no network")) });
  });
});
vi.stubGlobal("indexedDB", {
  open() {
    const opening: { onerror?: () => void } = {};
    queueMicrotask(() => opening.onerror?.());
    return opening;
  },
});
beforeEach(() => requests.splice(0));

const nth = (at: number): Promise<SentRequest> =>
  vi.waitFor(() => {
    const one = requests[at];
    if (!one) throw new Error("there is no such request");
    return one;
  });
const at = (...names: string[]) => names.map((name) => ({ name, address: `https://example.com/${name}` }));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => String(from + n));

function composer() {
  const store = createStore(initialState(null));
  const uploads = createUploads(store);
  return { store, uploads, names: () => documentOf(store.get()).images.map(({ name }) => name) };
}

/** Answers the first `count` requests as their names say. */
async function answerAll(count: number) {
  for (let place = 0; place < count; place++) {
    const { address, answer } = await nth(place);
    const view = { id: address, url: "", thumbUrl: "", width: 800, height: 600, name: address };
    if (address.includes("bad")) answer(415, { error: { code: "not_an_image", values: {} } });
    else answer(201, { image: view });
  }
}

test("a refused file doesn't take the place of a good one after it", async () => {
  const { store, uploads, names } = composer();
  uploads.add(at("bad", "bad too", "bad again", ...numbers(1, 9)));
  await answerAll(12);
  await uploads.settled();
  expect(names()).toEqual(numbers(1, 9));
  expect(store.get().refusals.map(({ reason }) => reason.code)).toEqual(Array(3).fill("not_an_image"));
});

test("the same image twice leaves a place for the next", async () => {
  const { uploads, names } = composer();
  uploads.add(at("1", "1", ...numbers(2, 9)));
  await answerAll(10);
  await uploads.settled();
  expect(names()).toEqual(numbers(1, 9));
});

test("files without a place are reported once that is certain, and only while it is true", async () => {
  const { store, uploads, names } = composer();
  uploads.add(at("bad", ...numbers(1, 10)));
  expect(store.get().refusals).toEqual([]);
  await answerAll(10);
  await uploads.settled();
  expect(names()).toEqual(numbers(1, 9));
  const refusals = () => store.get().refusals.map(({ name, reason }) => `${name}: ${reason.code}`);
  expect(refusals()).toEqual(["bad: not_an_image", "10: tenth"]);
  uploads.remove(documentOf(store.get()).images[0]?.key ?? "");
  expect(refusals()).toEqual(["bad: not_an_image"]);
  uploads.add(at("bad"));
  expect(refusals()).toEqual([]);
  await answerAll(11);
  await uploads.settled();
});

test("only uploads stopped by a lost connection resume when it returns", async () => {
  const { store, uploads } = composer();
  uploads.add(at("1", "2"));
  (await nth(0)).breakOff();
  (await nth(1)).answer(422, { error: { code: "address_dead", values: {} } });
  await uploads.settled();
  expect(Object.values(store.get().assets)).toMatchObject([{ reason: "offline" }, { reason: "address_dead" }]);
  uploads.online();
  (await nth(2)).answer(201, { image: { id: "1", thumbUrl: "" } });
  await uploads.settled();
  expect(Object.values(store.get().assets)).toMatchObject([{ at: "uploaded" }, { reason: "address_dead" }]);
});
