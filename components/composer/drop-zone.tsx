"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { addressIn, nameOfAddress } from "@/lib/references/address-name";
import { useDesk } from "./context";
import type { Source } from "./source";
import { isWriting } from "./tools/is-writing";

const pictures = (files: FileList | undefined): File[] => [...(files ?? [])];

/** The address of a picture, pasted where nothing is being written; on the pictures themselves any https address. */
function pastedAddress({ target, clipboardData }: ClipboardEvent): Source[] {
  if (isWriting(target)) return [];
  const plain = !(target instanceof Element && target.closest("[data-pictures]"));
  const address = addressIn(clipboardData?.getData("text/plain") ?? "", { plain });
  return address === null ? [] : [{ name: nameOfAddress(address), address }];
}

/** Pictures may be dropped anywhere on the page and pasted from anywhere in it. */
export default function DropZone() {
  const t = useTranslations("compose");
  const { uploads } = useDesk();
  const [over, setOver] = useState(false);

  useEffect(() => {
    // dragenter and dragleave also fire for every child that is crossed: only their balance says who left the page.
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carriesFiles(event)) return;
      // Else the browser would leave the page and open the file.
      event.preventDefault();
      uploads.add(pictures(event.dataTransfer?.files));
    };
    const paste = (event: ClipboardEvent) => {
      const files = pictures(event.clipboardData?.files).filter((file) => file.type.startsWith("image/"));
      const sources = files.length > 0 ? files : pastedAddress(event);
      if (sources.length === 0) return;
      event.preventDefault();
      uploads.add(sources);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    window.addEventListener("dragenter", enter, options);
    window.addEventListener("dragleave", leave, options);
    window.addEventListener("dragover", hover, options);
    window.addEventListener("drop", drop, options);
    window.addEventListener("paste", paste, options);
    return () => stop.abort();
  }, [uploads]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center bg-ground/80 p-6 backdrop-blur-sm">
      <p className="rounded-lg border-2 border-lamp border-dashed px-10 py-8 text-xl">{t("pictures.drop")}</p>
    </div>
  );
}
