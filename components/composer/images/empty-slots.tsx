"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposerContext } from "@/components/composer/context";
import { emptySlots } from "@/components/composer/prompt/asked-slots";
import { documentOf } from "@/components/composer/state";
import { useDerived } from "@/components/composer/use-derived";
import { Icon } from "@/components/ui/icon/icon";
import { MAX_IMAGES } from "@/lib/generations/settings";

/**
 * The places without an image, and the button for earlier images. A click adds an image for that place. `taken`: how many
 * of them the images of elements fill; those that the prompt asks for stay.
 */
export function EmptySlots({ taken }: { taken: number }) {
  const t = useTranslations("compose");
  const { uploads, open } = useComposerContext();
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef(0);
  const all = useDerived((state) => emptySlots(documentOf(state)));
  const free = all.filter(({ asked }) => !asked).slice(taken);
  const slots = all.filter((slot) => slot.asked || free.includes(slot));
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
            className="group slot"
            onClick={() => {
              chosen.current = number;
              input.current?.click();
            }}
          >
            <span className={asked ? "slot-frame slot-asked" : "slot-frame slot-plain"}>
              {offered && <Icon name="plus" />}
              <span className="timecode slot-number">{number}</span>
            </span>
            <span className={asked ? "slot-label text-lamp-text" : "slot-label"}>
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
        className="group slot"
      >
        <span className="slot-frame slot-plain">
          <Icon name="images" />
        </span>
        <span className="slot-label">{t("images.earlierShort")}</span>
      </button>
    </>
  );
}
