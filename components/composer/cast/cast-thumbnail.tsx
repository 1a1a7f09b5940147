import type { ElementView } from "@/lib/elements/view";

/** An element's first image. Decorative: the text beside it names the element. */
export function CastThumbnail({ element, className }: { element: ElementView; className: string }) {
  const source = element.images[0]?.image.thumbUrl;
  return (
    <span className={`block shrink-0 overflow-hidden rounded-[3px] bg-sunken ${className}`}>
      {source && <img src={source} alt="" draggable={false} loading="lazy" className="size-full object-cover" />}
    </span>
  );
}
