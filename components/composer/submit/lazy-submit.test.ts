import { expect, test, vi } from "vitest";
import { initialState } from "@/components/composer/initial-state";
import { compareBuilds, isOutdated } from "@/components/ui/outdated";
import { createStore } from "@/components/ui/store";
import { lazySubmitter } from "./lazy-submit";

const file = vi.hoisted(() => ({ there: false, made: 0, sent: 0 }));
vi.mock("./submit", () => ({
  createSubmitter: () => {
    if (!file.there) throw new Error("the server no longer has this file");
    file.made += 1;
    return async () => {
      file.sent += 1;
    };
  },
}));

function opened() {
  const store = createStore(initialState(null));
  const composer = { store } as Parameters<typeof lazySubmitter>[0];
  return { store, submitter: lazySubmitter(composer, { sent: String }) };
}

test("submit: without its file a click says that nothing was sent, or after an update that a reload helps", async () => {
  file.there = false;
  const { store, submitter } = opened();
  await submitter.send();
  expect(store.get().errors).toEqual({ form: "offline" });
  expect(isOutdated()).toBe(false);
  compareBuilds("before", "after");
  await submitter.send();
  expect(isOutdated()).toBe("met");
});

test("submit: what was loaded when something was written is used by every click, also once the file is gone", async () => {
  file.there = true;
  const { submitter } = opened();
  submitter.load();
  await vi.waitFor(() => expect(file.made).toBe(1));
  file.there = false;
  await submitter.send();
  await submitter.send();
  expect(file).toEqual({ there: false, made: 1, sent: 2 });
});
