"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isWriting } from "@/components/composer/commands/is-writing";
import { useComposerContext } from "@/components/composer/context";
import { addressIn, nameOfAddress } from "@/lib/images/address-name";
import type { Source } from "./source";
import { addressesIn, imagesIn, inlineImage } from "./transfer";

const source = (address: string): Source => inlineImage(address) ?? { name: nameOfAddress(address), address };

/** Where a dragged link means its words: a field, other than the prompt, which asks for images too. */
const isField = (target: EventTarget | null): boolean =>
  isWriting(target) && !(target instanceof HTMLElement && target.isContentEditable);

/** The address of an image, pasted where nothing is being written; on the images themselves any https address. */
function pastedAddress({ target, clipboardData }: ClipboardEvent): Source[] {
  if (isWriting(target)) return [];
  const plain = !(target instanceof Element && target.closest("[data-images]"));
  const address = addressIn(clipboardData?.getData("text/plain") ?? "", { plain });
  return address === null ? [] : [source(address)];
}

/** Images may be dropped anywhere on the page and pasted from anywhere in it. */
export default function DropZone() {
  const t = useTranslations("compose");
  const { uploads, editor } = useComposerContext();
  const [over, setOver] = useState(false);

  useEffect(() => {
    // dragenter and dragleave also fire for every child that is crossed: only their balance says who left the page.
    let depth = 0;
    // What is dragged about within this page is not brought to it.
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
      // Else the browser would leave the page and open what was dropped.
      event.preventDefault();
      const files = [...event.dataTransfer.files];
      if (files.length > 0) return uploads.add(files);
      const { image, link } = addressesIn(event.dataTransfer);
      if (image === null && link !== null && isWriting(event.target)) editor.insert(link);
      else if (image !== null || link !== null) uploads.add([source(image ?? link ?? "")]);
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
    // Not only "dragend": it never comes when the dragged element goes from the page meanwhile.
    for (const end of ["dragend", "pointermove"]) window.addEventListener(end, () => (own = false), options);
    window.addEventListener("dragenter", enter, options);
    window.addEventListener("dragleave", leave, options);
    window.addEventListener("dragover", hover, options);
    window.addEventListener("drop", drop, options);
    window.addEventListener("paste", paste, options);
    return () => stop.abort();
  }, [uploads, editor]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center bg-ground/80 p-6 backdrop-blur-sm">
      <p className="rounded-lg border-2 border-lamp border-dashed px-10 py-8 text-xl">{t("images.drop")}</p>
    </div>
  );
}
