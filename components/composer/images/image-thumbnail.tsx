"use client";

import { useComposer } from "@/components/composer/context";

/** The image small, from the server or still from this device. Says nothing by itself: its words stand beside it. */
export function ImageThumbnail({ imageKey, className = "" }: { imageKey: string; className?: string }) {
  const asset = useComposer((state) => state.assets[imageKey]);
  const source = asset?.preview ?? (asset?.at === "kept" ? asset.view.thumbUrl : null);
  return (
    <span className={`block shrink-0 overflow-hidden rounded-[3px] bg-sunken ${className}`}>
      {source ? <img src={source} alt="" draggable={false} className="size-full object-cover" /> : null}
    </span>
  );
}
