"use client";

import { useComposerContext } from "@/components/composer/context";
import { useView } from "@/components/composer/prompt/use-view";
import type { PopoverAnchor } from "@/components/ui/anchor-popover";
import { lazyPart } from "@/components/ui/lazy-part";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import type { Duration } from "@/lib/generations/settings";
import { COMMAND_HANDLERS } from "./command-handlers";
import { type Command, commandOf } from "./commands";
import { DIALOGS } from "./dialogs";
import { inDialog, isWriting } from "./is-writing";
import { OPENS_MENU } from "./menu-button";
import { closeAbove, openDialog, openMenu } from "./open-state";

const ActionMenu = lazyPart(() => import("./command-menu"), { place: "above" });

/** Handles the shortcuts of the commands and shows what they open; each dialog is loaded when it opens. */
export default function CommandHost({ estimates }: { estimates: Record<Duration, string> }) {
  const composer = useComposerContext();
  const opened = useView(composer.open, (now) => now.above);
  const run = (action: Command) => {
    if (action.opens) composer.open.set(openDialog(action.opens));
    else if (action.does) COMMAND_HANDLERS[action.does](composer);
  };

  useWindowKeys((event) => {
    if (event.altKey || event.defaultPrevented || event.isComposing || inDialog(event.target)) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.shiftKey || shortcutKey(event) !== "k") return;
      event.preventDefault();
      return composer.open.set(openMenu(menuAnchor()));
    }
    const action = isWriting(event.target) ? undefined : commandOf(shortcutKey(event));
    if (!action) return;
    event.preventDefault();
    run(action);
  });

  const Dialog = opened?.at === "dialog" ? DIALOGS[opened.dialog] : null;
  return (
    <>
      {Dialog && <Dialog estimates={estimates} onClose={() => composer.open.set(closeAbove("dialog"))} />}
      {opened?.at === "menu" && (
        <ActionMenu anchor={opened.anchor} onRun={run} onClose={() => composer.open.set(closeAbove("menu"))} />
      )}
    </>
  );
}

/** The visible menu button: phones and larger screens have it in different places. */
function menuAnchor(): PopoverAnchor {
  const buttons = [...document.querySelectorAll(`[${OPENS_MENU}]`)];
  return buttons.find((button) => button.getBoundingClientRect().width > 0) ?? document.body;
}
