import { afterEach, expect, test, vi } from "vitest";
import { initialState } from "@/components/composer/initial-state";
import { createStore } from "@/components/ui/store";
import type { ElementView } from "@/lib/elements/view";
import { loadCast, reloadCast } from "./load-cast";

afterEach(() => vi.unstubAllGlobals());

const MIRA = { id: "e1", name: "Mira", images: [] } as unknown as ElementView;

test("cast: a list that was asked for before an element was made does not take it away again", async () => {
  const answers: ((items: ElementView[]) => void)[] = [];
  vi.stubGlobal(
    "fetch",
    () => new Promise((resolve) => answers.push((items) => resolve(new Response(JSON.stringify({ items }))))),
  );
  const store = createStore(initialState(null));
  const names = () => store.get().cast.elements.map(({ name }) => name);
  const before = loadCast(store);
  const after = reloadCast(store);
  answers[0]?.([]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(store.get().cast.at).toBe("loading");
  answers[1]?.([MIRA]);
  await Promise.all([before, after]);
  expect([store.get().cast.at, names()]).toEqual(["ready", ["Mira"]]);
});
