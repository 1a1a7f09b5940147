"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { showShots } from "@/components/composer/commands/open-state";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { redoStep, undoStep } from "../changes";
import { useComposerContext } from "../context";
import { stretch } from "./durations";
import { addCut, hasRoom } from "./edit-timeline";
import { ShotDetail } from "./shot-detail";
import { TimelineBar } from "./timeline-bar";
import { endOf, fills, hasTimes } from "./times";
import { useTimeline } from "./use-timeline";

const QUIET = "flex min-h-11 items-center gap-1.5 rounded-md px-2.5 text-sm hover:bg-raised lg:min-h-9";

/** The prompt's shots as a timeline. It edits the same text as the prompt field. */
export default function ShotsPanel() {
  const t = useTranslations("compose.shots");
  const { store, open } = useComposerContext();
  const { timeline, duration, edit } = useTimeline();
  const [wanted, setWanted] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const focusNext = useRef<Place | null>(null);
  const count = timeline.cuts.length;
  const chosen = Math.min(wanted, count - 1);

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.scrollIntoView({ block: "nearest" });
    focusOn(panel.current, "shot");
    // Closing returns the focus to the prompt.
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    if (!focusNext.current) return;
    focusOn(panel.current, focusNext.current);
    focusNext.current = null;
  });

  const choose = (index: number, focus = false) => {
    setWanted(index);
    // The focus follows a moved shot and isn't lost with a removed one.
    if (focus) focusNext.current = "shot";
  };
  const add = () => {
    const added = addCut(timeline, chosen, duration, t("head"));
    if (!added) return;
    edit(() => added.timeline);
    setWanted(added.index);
    focusNext.current = "field";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return open.set(showShots(false));
    if (!(event.ctrlKey || event.metaKey) || shortcutKey(event) !== "z" || event.defaultPrevented) return;
    event.preventDefault();
    store.set(event.shiftKey ? redoStep : undoStep);
  };
  return (
    <section
      ref={panel}
      aria-label={t("label")}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-3 rounded-md bg-sunken/60 p-3"
    >
      <header className="-mt-1 -mr-1 flex items-center gap-1">
        <h2 className="grow font-semibold text-sm">{t("label")}</h2>
        {count > 0 && hasTimes(timeline) && !fills(endOf(timeline), duration) && (
          <button
            type="button"
            className={`${QUIET} text-lamp-text`}
            onClick={() => {
              edit((now) => stretch(now, duration));
              // The button disappears once it has nothing to do.
              focusNext.current = "shot";
            }}
          >
            {t("stretch", { duration })}
          </button>
        )}
        <button
          type="button"
          data-add-shot
          disabled={!hasRoom(timeline, duration)}
          className={`${QUIET} text-soft disabled:opacity-40`}
          onClick={add}
        >
          <Plus aria-hidden className="size-4" />
          {t("add")}
        </button>
        <button
          type="button"
          aria-label={t("close")}
          className="grid size-11 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink lg:size-9"
          onClick={() => open.set(showShots(false))}
        >
          <X aria-hidden className="size-4" />
        </button>
      </header>
      {count === 0 ? (
        <p className="pb-1 text-faint text-sm">{t("none")}</p>
      ) : (
        <>
          <TimelineBar chosen={chosen} onChoose={choose} />
          <ShotDetail index={chosen} onChoose={choose} />
        </>
      )}
    </section>
  );
}

type Place = "field" | "shot";

/** Focuses the chosen shot or its text, or the add button when there is no shot. */
function focusOn(panel: HTMLElement | null, place: Place): void {
  const selector = place === "field" ? "[role=textbox]" : "[data-shot][aria-pressed=true]";
  const element = panel?.querySelector<HTMLElement>(selector) ?? panel?.querySelector<HTMLElement>("[data-add-shot]");
  element?.focus({ preventScroll: true });
}
