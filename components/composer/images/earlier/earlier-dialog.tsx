"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { freePlaces } from "@/components/composer/changes";
import { CommandDialog } from "@/components/composer/commands/command-dialog";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { addStoredImages, imageIdsInUse } from "@/components/composer/images/add-stored-images";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { addressIn, nameOfAddress } from "@/lib/images/address-name";
import { EarlierChoice, useChosen } from "./earlier-choice";

/** The user's earlier images; the search field also takes an image URL. */
export default function EarlierDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compose.earlier");
  const { store, uploads } = useComposerContext();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const here = useComposer((state) => imageIdsInUse(state).join()).split(",");
  const choice = useChosen(useComposer(freePlaces));
  const isAddress = /^https?:/i.test(text.trim());
  const address = addressIn(text);

  useEffect(() => {
    // On touch screens, focus would open a keyboard over the images.
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);

  const fetchIt = () => {
    if (!address) return;
    uploads.add([{ name: nameOfAddress(address), address }]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    // Enter would submit the surrounding form and pay for a video.
    event.preventDefault();
    fetchIt();
  };

  return (
    <CommandDialog title={t("title")} onClose={onClose}>
      <div className="sticky top-0 z-10 bg-surface pt-1 pb-3">
        <input
          ref={field}
          type="search"
          dir="auto"
          enterKeyHint={address ? "go" : "search"}
          aria-label={t("label")}
          placeholder={t("hint")}
          value={text}
          maxLength={4_096}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="min-h-11 w-full rounded-md bg-sunken px-3 text-base shadow-[inset_0_0_0_1px_var(--line)] placeholder:text-faint"
        />
      </div>
      {isAddress ? (
        <AddressOffer address={address} full={choice.left === 0} onFetch={fetchIt} />
      ) : (
        <EarlierChoice
          search={text}
          here={here}
          choice={choice}
          onAdd={(images) => {
            addStoredImages(store, images);
            onClose();
          }}
        />
      )}
    </CommandDialog>
  );
}

type Props = { address: string | null; full: boolean; onFetch: () => void };

/** The field holds a URL: shows what would be fetched, or why it can't be. */
function AddressOffer({ address, full, onFetch }: Props) {
  const t = useTranslations("compose.earlier");
  if (!address || full) {
    return (
      <p role="status" className="py-6 text-soft text-sm">
        {full ? t("room", { room: 0, max: MAX_IMAGES }) : t("insecure")}
      </p>
    );
  }
  return (
    <button
      type="button"
      onClick={onFetch}
      className="flex min-h-16 w-full items-center gap-3 rounded-md bg-raised px-4 py-3 text-left shadow-[inset_0_0_0_1px_var(--line)] hover:bg-sunken"
    >
      <Link2 aria-hidden className="size-5 shrink-0 text-lamp-text" />
      <span className="min-w-0">
        <span className="block font-medium text-sm">{t("fetch")}</span>
        <span className="block truncate text-faint text-sm">{t("from", { host: new URL(address).hostname })}</span>
      </span>
    </button>
  );
}
