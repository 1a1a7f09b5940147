"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { ACTIONS, type Action, actionOf, offered } from "./actions";
import { KeyCaps } from "./key-caps";

type Props = { anchor: DOMRect; onRun: (action: Action) => void; onClose: () => void };

/** Pixels. */
const WIDTH = 288;
const GAP = 6;

/** Everything that can be done, each with its key. Arrows move; a key that is shown works here as anywhere. */
export default function ActionMenu({ anchor, onRun, onClose }: Props) {
  const t = useTranslations("compose.tools");
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.showPopover();
    menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, []);

  const run = (action: Action) => {
    // Closed first: it gives the focus back, which the action may want elsewhere.
    menu.current?.hidePopover();
    onRun(action);
  };

  const step = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const here = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actionOf(shortcutKey(event));
    if (event.key === "Tab") menu.current?.hidePopover();
    if (to === undefined && !action) return;
    event.preventDefault();
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (action) run(action);
  };

  const below = anchor.bottom + 360 < window.innerHeight;
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={t("menu")}
      onKeyDown={step}
      onToggle={(event) => event.newState === "closed" && onClose()}
      style={{
        width: WIDTH,
        left: Math.max(8, Math.min(anchor.left, document.documentElement.clientWidth - WIDTH - 8)),
        ...(below ? { top: anchor.bottom + GAP } : { bottom: Math.max(8, window.innerHeight - anchor.top + GAP) }),
      }}
      className="fixed inset-auto m-0 max-h-[80dvh] overflow-y-auto rounded-md bg-raised p-1.5 text-ink shadow-(--shadow) ring-1 ring-line"
    >
      {ACTIONS.filter(offered).map((action) => (
        <button
          key={action.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => run(action)}
          className="flex min-h-11 w-full items-center gap-4 rounded-sm px-2.5 text-left text-sm hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-none lg:min-h-9"
        >
          <span className="min-w-0 grow truncate">{t(`does.${action.id}`)}</span>
          <KeyCaps keys={action.keys} className="shrink-0" />
        </button>
      ))}
    </div>
  );
}
