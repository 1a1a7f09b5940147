"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { anchorPopover, type PopoverAnchor } from "@/components/ui/anchor-popover";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { COMMANDS, type Command, commandOf, offered } from "./commands";
import { ShortcutKeys } from "./shortcut-keys";

type Props = { anchor: PopoverAnchor; onRun: (action: Command) => void; onClose: () => void };

/** Pixels. */
const WIDTH = 288;

/** All commands with their shortcuts, which also work here. Arrow keys move. */
export default function CommandMenu({ anchor, onRun, onClose }: Props) {
  const t = useTranslations("compose.tools");
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!menu.current) return;
    const letGo = anchorPopover(menu.current, anchor);
    menu.current.showPopover();
    menu.current.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    return letGo;
  }, [anchor]);

  const run = (action: Command) => {
    // Close first: closing returns the focus, which the command may want elsewhere.
    menu.current?.hidePopover();
    onRun(action);
  };

  const step = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const here = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : commandOf(shortcutKey(event));
    if (event.key === "Tab") menu.current?.hidePopover();
    if (to === undefined && !action) return;
    event.preventDefault();
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (action) run(action);
  };

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={t("menu")}
      onKeyDown={step}
      onToggle={(event) => event.newState === "closed" && onClose()}
      style={{ width: WIDTH }}
      className="fixed m-0 rounded-md bg-raised p-1.5 text-ink shadow-(--shadow) ring-1 ring-line"
    >
      {COMMANDS.filter(offered).map((action) => (
        <button
          key={action.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => run(action)}
          className="flex min-h-11 w-full items-center gap-4 rounded-sm px-2.5 text-left text-sm hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-none lg:min-h-9"
        >
          <span className="min-w-0 grow truncate">{t(`does.${action.id}`)}</span>
          <ShortcutKeys keys={action.keys} className="shrink-0" />
        </button>
      ))}
    </div>
  );
}
