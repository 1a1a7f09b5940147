"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { freePlaces, leaveFileOut } from "@/components/composer/changes";
import { isWriting } from "@/components/composer/commands/is-writing";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { requestId } from "@/components/video/request-id";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { addressIn, nameOfAddress } from "@/lib/images/address-name";
import type { Source } from "./source";
import { addressesIn, imagesIn, inlineImage } from "./transfer";

const source = (address: string): Source => inlineImage(address) ?? { name: nameOfAddress(address), address };

/** Whether a dragged link belongs to the element: a field other than the prompt, which also takes images. */
const isField = (target: EventTarget | null): boolean =>
  isWriting(target) && !(target instanceof HTMLElement && target.isContentEditable);

/** A pasted image URL, outside of fields; on the list of images, any https URL. */
function pastedAddress({ target, clipboardData }: ClipboardEvent): Source[] {
  if (isWriting(target)) return [];
  const plain = !(target instanceof Element && target.closest("[data-images]"));
  const address = addressIn(clipboardData?.getData("text/plain") ?? "", { plain });
  return address === null ? [] : [source(address)];
}

/** Images can be dropped and pasted anywhere on the page. */
export function DropZone() {
  const t = useTranslations("compose");
  const { store, uploads, editor } = useComposerContext();
  const [over, setOver] = useState(false);
  const room = useComposer(freePlaces);

  useEffect(() => {
    // dragenter and dragleave also fire for every child element: only their balance shows when the pointer leaves.
    let depth = 0;
    // Elements dragged within the page aren't files.
    let own = false;
    const carries = ({ dataTransfer, target }: DragEvent) =>
      !own &&
      (dataTransfer?.types.includes("Files") ||
        (dataTransfer?.types.includes("text/uri-list") === true && !isField(target)));
    const enter = (event: DragEvent) => {
      if (!carries(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carries(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (carries(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carries(event) || !event.dataTransfer) return;
      // Otherwise the browser would leave the page and open the dropped file.
      event.preventDefault();
      const files = [...event.dataTransfer.files];
      if (files.length > 0) return uploads.add(files);
      const { image, link } = addressesIn(event.dataTransfer);
      if (image === null && link !== null && isWriting(event.target)) editor.insert(link);
      else if (image !== null || link !== null) uploads.add([source(image ?? link ?? "")]);
      else store.set(leaveFileOut({ id: requestId(), name: "", reason: { code: "address_bad", values: {} } }));
    };
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData ? imagesIn(event.clipboardData) : [];
      const sources = files.length > 0 ? files : pastedAddress(event);
      if (sources.length === 0) return;
      event.preventDefault();
      uploads.add(sources);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    window.addEventListener("dragstart", () => (own = true), options);
    // Not only "dragend": it never fires when the dragged element is removed from the page.
    for (const end of ["dragend", "pointermove"]) window.addEventListener(end, () => (own = false), options);
    window.addEventListener("dragenter", enter, options);
    window.addEventListener("dragleave", leave, options);
    window.addEventListener("dragover", hover, options);
    window.addEventListener("drop", drop, options);
    window.addEventListener("paste", paste, options);
    return () => stop.abort();
  }, [store, uploads, editor]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center bg-ground/80 p-6 backdrop-blur-sm">
      {room > 0 ? (
        <p className="rounded-lg border-2 border-lamp border-dashed px-10 py-8 text-xl">{t("images.drop", { room })}</p>
      ) : (
        <p className="rounded-lg bg-raised px-10 py-8 text-xl">{t("images.full", { max: MAX_IMAGES })}</p>
      )}
    </div>
  );
}
