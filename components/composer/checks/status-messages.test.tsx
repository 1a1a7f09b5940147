// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { leaveFileOut } from "@/components/composer/changes";
import { NOTHING } from "@/components/composer/commands/open-state";
import { ComposerProvider } from "@/components/composer/context";
import { createEditorRef } from "@/components/composer/editor/editor-handle";
import { EmptySlots } from "@/components/composer/images/empty-slots";
import { createUploads } from "@/components/composer/images/uploads";
import { initialState } from "@/components/composer/initial-state";
import type { ComposerState } from "@/components/composer/state";
import { createStore } from "@/components/ui/store";
import { control, mount, press, shown, unmountAll } from "@/e2e/fixtures/component";
import StatusMessages from "./status-messages";

afterEach(unmountAll);

async function composer(change: (state: ComposerState) => ComposerState) {
  const store = createStore(change(initialState(null)));
  const value = {
    store,
    uploads: createUploads(store),
    editor: createEditorRef(),
    open: createStore(NOTHING),
    models: [],
  };
  await mount(
    <ComposerProvider value={value}>
      <EmptySlots taken={0} />
      <StatusMessages />
    </ComposerProvider>,
  );
  return store;
}

test("status line: one sentence, the others behind their number, and dismissed at once", async () => {
  const leftOut = leaveFileOut({ id: "1", name: "notes.png", reason: { code: "not_an_image", values: {} } });
  const store = await composer((state) => ({ ...leftOut(state), errors: { prompt: "field.prompt_empty" } }));
  expect(shown()).toContain("Write a prompt first.");
  expect(shown()).not.toContain("notes.png");
  expect(control("1 more message").textContent).toBe("+1");

  await act(async () => store.set((state) => ({ ...state, errors: {} })));
  expect(shown()).toContain("notes.png isn’t a JPEG");
  expect(shown()).not.toContain("+1");
  control("Dismiss").focus();
  await press("Dismiss");
  expect(shown()).not.toContain("notes.png");
  // The button is gone, and the focus stays here.
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(document.activeElement?.tagName).toBe("DIV");
});

test("empty slots: nine are drawn, and the keyboard stops only at the next one", async () => {
  await composer((state) => state);
  const slots = [...document.querySelectorAll("button")].filter((button) => /^\d/.test(button.textContent ?? ""));
  expect(slots.map((slot) => slot.textContent?.replace("\u00a0", ""))).toEqual([
    "1Character",
    "2Style",
    "3Scene",
    "4Object",
    "5Composition",
    "6First frame",
    "7Last frame",
    "8",
    "9",
  ]);
  expect(slots.map(({ tabIndex }) => tabIndex)).toEqual([0, ...Array(8).fill(-1)]);
  expect(control("Add images").id).toBe("compose-add");
});
