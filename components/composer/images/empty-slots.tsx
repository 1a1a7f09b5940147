"use client";

import { Images, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposerContext } from "@/components/composer/context";
import { emptySlots } from "@/components/composer/prompt/asked-slots";
import { documentOf } from "@/components/composer/state";
import { useDerived } from "@/components/composer/use-derived";
import { MAX_IMAGES } from "@/lib/generations/settings";

const CELL = "group w-18 shrink-0 rounded-md text-left text-faint text-xs hover:text-ink lg:w-auto lg:min-w-0";
const FRAME = "relative grid aspect-[4/3] place-items-center rounded-md transition-colors";
const PLAIN = "shadow-[inset_0_0_0_1px_var(--line)] group-hover:bg-sunken";
const ASKED = "bg-lamp/10 text-lamp-text shadow-[inset_0_0_0_1.5px_var(--lamp)] group-hover:bg-lamp/20";
const LABEL = "block truncate px-0.5 pt-1 pb-0.5";

/** The places without an image, and the button for earlier images. A click adds an image for that place. */
export function EmptySlots() {
  const t = useTranslations("compose");
  const { uploads, open } = useComposerContext();
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef(0);
  const slots = useDerived((state) => emptySlots(documentOf(state)));
  const first = slots.findIndex(({ asked }) => asked);
  return (
    <>
      {slots.map(({ number, asked, role }, at) => {
        const offered = asked || at === 0;
        return (
          <button
            // By distance: the focus stays on the next empty place after an image is added.
            key={number + slots.length}
            type="button"
            id={at === Math.max(first, 0) ? "compose-add" : undefined}
            // The others do the same and would only be in the way of the keyboard.
            tabIndex={offered ? undefined : -1}
            aria-hidden={!offered || undefined}
            aria-label={
              asked
                ? t(role ? "images.addRole" : "images.addNumber", { number, role: role ? t(`roles.${role}.name`) : "" })
                : t("images.add")
            }
            title={asked ? undefined : t("images.invite", { max: MAX_IMAGES })}
            className={CELL}
            onClick={() => {
              chosen.current = number;
              input.current?.click();
            }}
          >
            <span className={`${FRAME} ${asked ? ASKED : PLAIN}`}>
              {offered && <Plus aria-hidden className="size-4" />}
              <span className="timecode absolute bottom-1 left-1.5 leading-4">{number}</span>
            </span>
            <span className={`${LABEL} ${asked ? "text-lamp-text" : ""}`}>
              {role ? t(`roles.${role}.name`) : "\u00a0"}
            </span>
          </button>
        );
      })}
      <input
        ref={input}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"
        aria-label={t("images.files")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])], chosen.current);
          chosen.current = 0;
          // Choosing the same file again must fire a change event.
          event.target.value = "";
        }}
      />
      <button
        type="button"
        aria-label={t("images.earlierOnes")}
        title={t("images.earlierOnes")}
        aria-haspopup="dialog"
        aria-keyshortcuts="e"
        onClick={() => open.set(openDialog("earlier"))}
        className={CELL}
      >
        <span className={`${FRAME} ${PLAIN}`}>
          <Images aria-hidden className="size-4" />
        </span>
        <span className={LABEL}>{t("images.earlierShort")}</span>
      </button>
    </>
  );
}
