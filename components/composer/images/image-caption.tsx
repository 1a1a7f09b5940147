"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useComposer } from "@/components/composer/context";
import type { Image } from "@/components/composer/prompt/prompt-document";
import { roleIn } from "@/components/composer/prompt/role-in";
import { documentOf } from "@/components/composer/state";
import { withMessages } from "@/components/ui/all-messages";
import { anchorPopover } from "@/components/ui/anchor-popover";
import { lazyPart } from "@/components/ui/lazy-part";

const ImageCard = lazyPart(
  withMessages(() => import("./image-card")),
  { waiting: <div className="h-72" /> },
);
const WIDTH = 272;

type Props = { image: Image; index: number; count: number };

/** Below a thumbnail: the image's name and role, which open a card to change them. */
export function ImageCaption({ image, index, count }: Props) {
  const t = useTranslations("compose");
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const role = useComposer((state) => roleIn(documentOf(state).doc, image.key));
  const words = [image.alias && `@${image.alias}`, role && t(`roles.${role}.name`)].filter(Boolean);
  const letGo = useRef<() => void>(undefined);

  const hold = (shown: boolean) => {
    letGo.current?.();
    // Above the thumbnail, because a phone's keyboard or the edge of the screen is below it; never over it.
    const tile = button.current?.closest("li");
    letGo.current = shown && card.current && tile ? anchorPopover(card.current, tile, "above") : undefined;
  };
  useEffect(() => () => letGo.current?.(), []);
  return (
    <>
      <button
        ref={button}
        type="button"
        dir="auto"
        popoverTarget={id}
        aria-label={t("images.details", { number: index + 1, words: words.join(", ") })}
        className={`block w-full truncate rounded-sm pt-1 pb-0.5 text-start text-xs hover:text-ink ${words.length > 0 ? "text-soft" : "text-faint"}`}
      >
        {words.length > 0 ? words.join(" · ") : t("images.unnamed")}
      </button>
      <div
        ref={card}
        id={id}
        popover="auto"
        onBeforeToggle={(event) => hold(event.newState === "open")}
        onToggle={(event) => setOpen(event.newState === "open")}
        style={{ width: WIDTH }}
        className="fixed m-0 rounded-md bg-raised p-3 text-ink shadow-(--shadow) ring-1 ring-line"
      >
        {open && <ImageCard image={image} index={index} count={count} />}
      </div>
    </>
  );
}
