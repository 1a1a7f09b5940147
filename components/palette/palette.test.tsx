// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Command } from "@/components/commands/command";
import { usePageCommands } from "@/components/commands/page-commands";
import { opened } from "@/components/commands/palette-state";
import { mount, shown, unmountAll } from "@/e2e/fixtures/component";
import type { Found } from "@/lib/search/search";
import { PaletteHost } from "./palette-host";

const router = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  useRouter: () => router,
  usePathname: () => "/links",
}));
vi.mock("@/lib/preferences/actions", () => ({ setTheme: vi.fn(), setLocale: vi.fn() }));

const FOUND: Found = {
  videos: [{ id: "v1", name: "A copper kettle", posterUrl: null, placeholder: "#a86432" }],
  elements: [{ id: "e1", name: "Mira", description: "a green coat", thumbUrl: null }],
  collections: [{ id: "c1", name: "Kitchen" }],
  sequences: [{ id: "q1", name: "The story" }],
  links: [{ slug: "s1", name: null }],
  prompts: [],
};
const asked: string[] = [];
const run = vi.fn();
const PAGE: readonly Command[] = [{ id: "shots", Icon: () => null, keys: ["S"], run } as unknown as Command];

function Page() {
  usePageCommands(PAGE, undefined);
  return <PaletteHost />;
}

const key = (name: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) =>
  act(async () => {
    target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
  });
const field = () => document.querySelector("input") as HTMLInputElement;
const chosen = () => document.querySelector("[aria-selected=true]")?.textContent;
const type = (text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), text);
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
/** Lets React and the network go on until the check passes. */
async function until(check: () => void): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return check();
    } catch {
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    }
  }
  check();
}
async function open(): Promise<void> {
  await key("k", { ctrlKey: true });
  await until(() => expect(field()).not.toBeNull());
}

beforeEach(() => {
  localStorage.clear();
  asked.length = 0;
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return Response.json(FOUND);
  });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(async () => {
  await unmountAll();
  opened.set(() => null);
  vi.resetAllMocks();
  vi.unstubAllGlobals();
});

test("palette: what the page offers comes first, the arrows go around, and Enter runs and closes it", async () => {
  await mount(<Page />);
  await open();
  expect(chosen()).toContain("Show or hide the shots");
  await key("ArrowUp", {}, field());
  expect(chosen()).not.toContain("Show or hide the shots");
  await key("ArrowDown", {}, field());
  await key("Enter", {}, field());
  expect(run).toHaveBeenCalledOnce();
  expect(field()).toBeNull();
});

test("palette: what the server found opens by its name, and is asked for once typing pauses", async () => {
  await mount(<Page />);
  await open();
  await type("k");
  await type("kettle");
  await until(() => expect(asked.at(-1)).toBe("/api/search?q=kettle"));
  expect(asked).not.toContain("/api/search?q=k");
  await until(() => expect(chosen()).toBe("A copper kettle"));
  await key("Enter", {}, field());
  expect(router.push).toHaveBeenCalledWith("/gallery/v1");
  await open();
  await type("green coat");
  await until(() => expect(chosen()).toContain("Mira"));
  await key("Enter", {}, field());
  expect(router.push).toHaveBeenCalledWith("/elements/e1");
});

test("palette: without an answer from the server it says so, and everything else still works", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  await mount(<Page />);
  await open();
  await type("account");
  await until(() => expect(shown()).toContain("couldn’t be searched"));
  expect(chosen()).toBe("Account");
  await key("Enter", {}, field());
  expect(router.push).toHaveBeenCalledWith("/account");
});

test("shortcuts: a key of the page runs its command, a question mark lists it, and a field keeps its letters", async () => {
  await mount(
    <>
      <Page />
      <textarea dir="auto" />
    </>,
  );
  const area = document.querySelector("textarea") as HTMLTextAreaElement;
  await key("s", {}, area);
  await key("?", {}, area);
  expect(run).not.toHaveBeenCalled();
  await key("S", { shiftKey: true });
  expect(run).toHaveBeenCalledOnce();
  await key("?", { shiftKey: true });
  await until(() => expect(shown()).toContain("On this page"));
  expect(shown()).toContain("Show or hide the shots");
});
