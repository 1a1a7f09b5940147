// @vitest-environment jsdom
import { act, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { prerender } from "react-dom/static.edge";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mount, press, shown, unmountAll } from "@/e2e/fixtures/component";

function Counter({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {name} {count}
    </button>
  );
}
const load = vi.fn(async () => ({ default: Counter }));

// Whether the page was touched is known once for all of it.
beforeEach(() => vi.resetModules());
afterEach(async () => {
  vi.unstubAllGlobals();
  load.mockClear();
  await unmountAll();
});

test("touched part: it is served whole, loaded at the first touch, and a click before is repeated once", async () => {
  const { touchedPart } = await import("./touched-part");
  const Served = touchedPart(load, "waiting");
  vi.stubGlobal("window", undefined);
  const { prelude } = await prerender(<Served name="Pressed" />);
  vi.unstubAllGlobals();
  const box = document.body.appendChild(document.createElement("div"));
  box.innerHTML = await new Response(prelude).text();
  expect(shown()).toBe("Pressed 0");
  load.mockClear();

  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  // As in a browser, where it is a module of its own that nothing has loaded.
  const Here = touchedPart(load, "waiting");
  const root = await act(async () => hydrateRoot(box, <Here name="Pressed" />));
  await press("Pressed 0");
  expect(load).not.toHaveBeenCalled();
  expect(shown()).toBe("Pressed 0");
  await act(async () => window.dispatchEvent(new Event("pointermove")));
  await vi.waitFor(() => expect(shown()).toBe("Pressed 1"));
  await press("Pressed 1");
  expect(shown()).toBe("Pressed 2");
  expect(load).toHaveBeenCalledTimes(1);
  await act(async () => root.unmount());
});

test("touched part: in a page that the browser made nothing waits for a touch", async () => {
  const { touchedPart } = await import("./touched-part");
  const Part = touchedPart(load, "waiting");
  await mount(<Part name="Made" />);
  await vi.waitFor(() => expect(shown()).toBe("Made 0"));
});
