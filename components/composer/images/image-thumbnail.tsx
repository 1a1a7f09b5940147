"use client";

import { useComposer } from "@/components/composer/context";

/** A small version of the image, from the server or this device. Decorative: the text beside it names the image. */
export function ImageThumbnail({ imageKey, className = "" }: { imageKey: string; className?: string }) {
  const asset = useComposer((state) => state.assets[imageKey]);
  const source = asset?.preview ?? (asset?.at === "uploaded" ? asset.view.thumbUrl : null);
  return (
    <span className={`block shrink-0 overflow-hidden rounded-[3px] bg-sunken ${className}`}>
      {source ? <img src={source} alt="" draggable={false} className="size-full object-cover" /> : null}
    </span>
  );
}
