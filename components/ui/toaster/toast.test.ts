import { beforeEach, expect, test } from "vitest";
import { current, dismiss, toast } from "./toast";

const texts = () => current().map(({ text }) => text);
const action = (label = "Undo") => ({ label, run: () => undefined });

beforeEach(() => {
  for (const { id } of current()) dismiss(id);
});

test("the same message is shown once, for longer", () => {
  const id = toast({ text: "Kept." });
  expect(toast({ text: "Kept." })).toBe(id);
  toast({ text: "Deleted." });
  expect(texts()).toEqual(["Kept.", "Deleted."]);
});

test("two undo actions are two toasts, even with the same message", () => {
  toast({ text: "1 video deleted.", action: action() });
  toast({ text: "1 video deleted.", action: action() });
  expect(texts()).toEqual(["1 video deleted.", "1 video deleted."]);
});

test("a toast replaces the one with the same key", () => {
  const id = toast({ key: "finished", text: "Ready: a", action: action("Watch") });
  toast({ text: "Kept." });
  expect(toast({ key: "finished", text: "2 videos are ready.", action: action("Show them") })).toBe(id);
  expect(texts()).toEqual(["2 videos are ready.", "Kept."]);
  expect(current()[0]?.action?.label).toBe("Show them");
});

test("of four the oldest is removed, unless it stays until it is dismissed", () => {
  const stays = toast({ key: "updated", text: "Updated.", stays: true });
  for (const text of ["one", "two", "three"]) toast({ text });
  expect(texts()).toEqual(["Updated.", "two", "three"]);
  dismiss(stays);
  expect(texts()).toEqual(["two", "three"]);
});
