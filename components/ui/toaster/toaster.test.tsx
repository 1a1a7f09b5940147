// @vitest-environment jsdom
import { act, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Dialog } from "@/components/ui/dialog";
import { current, dismiss, toast } from "@/components/ui/toaster/toast";
import { control, mount, press, unmountAll } from "@/e2e/fixtures/component";
import { Toaster } from "./toaster";

// jsdom has the element without its methods.
HTMLDialogElement.prototype.showModal ??= function () {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function () {
  this.open = false;
};

afterEach(async () => {
  await unmountAll();
  for (const { id } of current()) dismiss(id);
});

/** A page with a dialog. */
function Sample() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        Tags
      </button>
      <Dialog title="Tags" open={open} onClose={() => setOpen(false)}>
        Tags
      </Dialog>
      <Toaster label="Notifications" close="Close" />
    </>
  );
}
const say = async (text: string) => {
  await act(async () => toast({ text }));
  // Its script is loaded with the first one.
  await vi.waitFor(() => expect(document.querySelector("[data-toast]")).not.toBeNull());
};
/** Of each toast, whether it is in a dialog. */
const inDialogs = () => [...document.querySelectorAll("[data-toast]")].map((one) => one.closest("dialog") !== null);
const regions = () => document.querySelectorAll('[aria-label="Notifications"]').length;

test("toasts: each is shown once, in a modal dialog while one is open, else on the page", async () => {
  await mount(<Sample />);
  await say("Saved.");
  expect([inDialogs(), regions()]).toEqual([[false], 1]);
  await press("Tags");
  expect([inDialogs(), regions()]).toEqual([[true], 1]);
  await press("Tags");
  expect([inDialogs(), regions()]).toEqual([[false], 1]);
});

test("toasts: Escape closes the one with the focus, and not the dialog around it", async () => {
  await mount(<Sample />);
  await press("Tags");
  await say("Saved.");
  const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  await act(async () => control("Close").dispatchEvent(key));
  expect([inDialogs(), key.defaultPrevented]).toEqual([[], true]);
});
