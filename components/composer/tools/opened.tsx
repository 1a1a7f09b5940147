"use client";

import { useEffect } from "react";
import type { Anchor } from "@/components/ui/hold-to";
import { lazyPart } from "@/components/ui/lazy-part";
import { shortcutKey } from "@/components/ui/shortcut-key";
import type { Duration } from "@/lib/generations/settings";
import { useDesk } from "../context";
import { useView } from "../use-view";
import { type Action, actionOf } from "./actions";
import { ACTS } from "./acts";
import { inDialog, isWriting } from "./is-writing";
import { OPENS_MENU } from "./menu-button";
import { closeAbove, openMenu, openSheet } from "./open";
import { SHEETS } from "./sheets";

const ActionMenu = lazyPart(() => import("./action-menu"), { place: "above" });

/** Hears the keys of the actions, and shows what they open. What is opened is loaded when it is. */
export default function Opened({ estimates }: { estimates: Record<Duration, string> }) {
  const desk = useDesk();
  const opened = useView(desk.open, (now) => now.above);
  const run = (action: Action) => {
    if (action.opens) desk.open.set(openSheet(action.opens));
    else if (action.does) ACTS[action.does](desk);
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented || event.isComposing || inDialog(event.target)) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.shiftKey || shortcutKey(event) !== "k") return;
        event.preventDefault();
        return desk.open.set(openMenu(menuAnchor()));
      }
      const action = isWriting(event.target) ? undefined : actionOf(shortcutKey(event));
      if (!action) return;
      event.preventDefault();
      run(action);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });

  const Sheet = opened?.at === "sheet" ? SHEETS[opened.sheet] : null;
  return (
    <>
      {Sheet && <Sheet estimates={estimates} onClose={() => desk.open.set(closeAbove("sheet"))} />}
      {opened?.at === "menu" && (
        <ActionMenu anchor={opened.anchor} onRun={run} onClose={() => desk.open.set(closeAbove("menu"))} />
      )}
    </>
  );
}

/** The button of the menu that can be seen: a phone has it elsewhere than a screen. */
function menuAnchor(): Anchor {
  const buttons = [...document.querySelectorAll(`[${OPENS_MENU}]`)];
  return buttons.find((button) => button.getBoundingClientRect().width > 0) ?? document.body;
}
