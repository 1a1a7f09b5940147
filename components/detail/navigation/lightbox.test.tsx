// @vitest-environment jsdom
import { act, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { control, mount, unmountAll } from "@/e2e/fixtures/component";
import { Lightbox } from "./lightbox";

const address = vi.hoisted(() => ({ path: "/gallery" }));
vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), usePathname: () => address.path }));

afterEach(unmountAll);

/** A gallery whose address decides, as the router does, whether a video is above it. */
let goTo: (path: string) => Promise<void>;
function Shell() {
  const [path, setPath] = useState(address.path);
  goTo = (next) => {
    address.path = next;
    return act(async () => setPath(next));
  };
  const id = path.split("/")[2];
  return (
    <div>
      <header>
        <a href="/">Home</a>
      </header>
      <div>
        <main>
          <a href="/gallery/a" data-card="a">
            A
          </a>
          <a href="/gallery/b" data-card="b">
            B
          </a>
        </main>
        {id && (
          <Lightbox>
            <a key={id} href="/gallery">
              Back from {id}
            </a>
          </Lightbox>
        )}
      </div>
    </div>
  );
}

const inert = () => [...document.querySelectorAll<HTMLElement>("header, main")].map((part) => part.inert === true);

test("lightbox: the page behind is inert, and the card of the last video gets the focus back", async () => {
  Element.prototype.scrollIntoView = vi.fn();
  await mount(<Shell />);
  control("A").focus();
  await goTo("/gallery/a");
  expect(inert()).toEqual([true, true]);
  expect(document.activeElement).toBe(control("Back from a"));
  await goTo("/gallery/b");
  expect(inert()).toEqual([true, true]);
  expect(document.activeElement).toBe(control("Back from b"));
  await goTo("/gallery");
  expect(inert()).toEqual([false, false]);
  expect(document.activeElement).toBe(control("B"));
});

test("lightbox: without a card, the focus returns to what opened it", async () => {
  await mount(<Shell />);
  control("Home").focus();
  await goTo("/gallery/c");
  await goTo("/gallery");
  expect(document.activeElement).toBe(control("Home"));
});
