// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { current, dismiss } from "@/components/ui/toaster/toast";
import { control, en, mount, press, shown, unmountAll, words } from "@/e2e/fixtures/component";
import { sampleElement } from "@/lib/elements/sample-element";
import type { RefineLine } from "@/lib/refine/protocol";
import { ElementEditor } from "./element-editor";

vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => ({}) }));
vi.mock("@/lib/elements/actions", () => ({}));

const { editor } = en.elements;
const MIRA = sampleElement("Mira", { shows: ["face", "outfit"], description: "a green coat" });
const PROBLEMS = { missing: [], unknown: [], over: 0 };

/** The wishes so far, and what the server answers to the next one. */
const asked: { wish: unknown; signal: AbortSignal }[] = [];
let lines: ReadableStreamDefaultController<Uint8Array>;
const tell = (...told: RefineLine[]) =>
  act(async () => {
    for (const line of told) lines.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (_: string, { body, signal }: { body: string; signal: AbortSignal }) => {
    asked.push({ wish: JSON.parse(body), signal });
    return new Response(
      new ReadableStream({
        start(controller) {
          lines = controller;
        },
      }),
    );
  });
});
afterEach(async () => {
  await unmountAll();
  for (const { id } of current()) dismiss(id);
  vi.unstubAllGlobals();
});

const field = () => document.querySelector("textarea") as HTMLTextAreaElement;

async function ask(): Promise<void> {
  await mount(<ElementEditor element={MIRA} images={[]} refine="a-model" />);
  await press(editor.describe);
  for (let tries = 0; tries < 100 && asked.length === 0; tries++)
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

test("describe: without a model there is no button", async () => {
  await mount(<ElementEditor element={MIRA} images={[]} refine={null} />);
  expect(shown()).not.toContain(editor.describe);
});

test("describe: words are shown as they come, and replace the description only when they are used", async () => {
  await ask();
  expect(asked.map(({ wish }) => wish)).toEqual([{ job: "describe", imageId: "Mira-1", kind: "character", to: "en" }]);
  await tell({ at: 0, text: "freckles," });
  expect(shown()).toContain("freckles,");
  const done = { text: "freckles, green eyes", problems: PROBLEMS, usage: { tokens: 812, cost: null } };
  await tell({ at: 9, text: " green eyes" }, { done });
  expect(shown()).toContain(words("refine.tokens", { tokens: 812 }));
  expect(document.activeElement).toBe(control(editor.useWords));
  expect(field().value).toBe("a green coat");
  await press(editor.useWords);
  expect(field().value).toBe("freckles, green eyes");
  expect(document.activeElement).toBe(field());
  const [toast] = current();
  expect(toast?.text).toBe(editor.wordsUsed);
  await act(async () => toast?.action?.run());
  expect(field().value).toBe("a green coat");
});

test("describe: stopping ends the request, and keeping mine changes nothing", async () => {
  await ask();
  await press(en.refine.stop);
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(shown()).toContain(en.refine.stopped);
  await press(en.refine.again);
  expect(asked).toHaveLength(2);
  await tell({ done: { text: "freckles, green eyes", problems: PROBLEMS, usage: { tokens: null, cost: null } } });
  await press(en.refine.keep);
  expect(field().value).toBe("a green coat");
  expect(shown()).not.toContain("freckles, green eyes");
});

test.each<[RefineLine, string]>([
  [{ failed: "credits" }, en.refine.failures.credits],
  [{ failed: "filtered" }, editor.filtered],
])("describe: %j has its sentence, and nothing changes", async (line, sentence) => {
  await ask();
  await tell(line);
  expect(shown()).toContain(sentence);
  expect(field().value).toBe("a green coat");
  expect(control(en.refine.again)).toBe(document.activeElement);
});
