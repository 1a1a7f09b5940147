// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { control, mount, press, unmountAll } from "@/e2e/fixtures/component";
import { DEFAULTS } from "@/lib/generations/settings";
import { Composer } from "./composer";
import { ComposerHost } from "./composer-host";

vi.mock("@/lib/generations/actions", () => ({}));
vi.mock("@/lib/shares/actions", () => ({}));
// Drafts and files are kept in what only a browser has.
vi.mock("./use-composer-effects", () => ({ useComposerEffects: () => undefined }));

const isFolded = () => document.querySelector("form")?.dataset.folded !== undefined;
const focus = (element: Element | null) => act(async () => (element as HTMLElement).focus());
const drag = (element: Element | null) =>
  act(async () => void element?.dispatchEvent(new Event("touchmove", { bubbles: true })));
const prompt = () => document.getElementById("compose-prompt");
const change = (name: string, value: string) =>
  act(async () => {
    const select = document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`);
    if (!select) throw new Error(`There is no ${name}`);
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });

let wide = false;
beforeEach(async () => {
  wide = false;
  vi.stubGlobal("matchMedia", () => ({ matches: wide }));
  const models = [{ id: DEFAULTS.model, name: "Seedance 2.0" }];
  await mount(
    <ComposerHost owner="ada" draft={null} seed={null} remix={null} brought={null} asked={null} models={models}>
      <Composer brought={null} estimates={{ 5: "0.5", 10: "1", 15: "1.5" }} />
      <p id="videos">Videos</p>
    </ComposerHost>,
  );
});
afterEach(async () => {
  await unmountAll();
  vi.unstubAllGlobals();
});

test("composer: on a small screen it opens when it is used and folds when the page is dragged", async () => {
  expect(isFolded()).toBe(true);
  await focus(document.querySelector("[type=submit]"));
  expect(isFolded()).toBe(true);
  await focus(prompt());
  expect(isFolded()).toBe(false);
  await drag(prompt());
  expect(isFolded()).toBe(false);
  await drag(document.getElementById("videos"));
  expect(isFolded()).toBe(true);
});

test("composer: in its own column it never folds", async () => {
  wide = true;
  await focus(prompt());
  await drag(document.getElementById("videos"));
  expect(isFolded()).toBe(false);
});

test("composer: it opens when what is written can't be sent", async () => {
  await press("Generate·about 0.5 credits");
  await vi.waitFor(() => expect(isFolded()).toBe(false), { timeout: 10_000 });
});

test("composer: Generate says how many videos and what they cost, and one line says the settings", async () => {
  const line = () => document.querySelector("summary")?.textContent;
  expect(line()).toContain("16:9 · 5 s · Seedance 2.0 · 1 video");
  await change("Variations", "4");
  expect(control("Generate 4·about 2 credits")).toBeDefined();
  expect(line()).toContain("16:9 · 5 s · Seedance 2.0 · 4 variations");
  await press("10 s");
  expect(control("Generate 4·about 4 credits")).toBeDefined();
  await change("Variations", "durations");
  expect(control("Generate 3·about 3 credits")).toBeDefined();
  expect(line()).toContain("16:9 · Seedance 2.0 · All durations (3)");
});
