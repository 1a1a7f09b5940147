import { Icon } from "@/components/ui/icon/icon";
import type { ElementView } from "@/lib/elements/view";

/** An element's preferred image; a sign where it has none left. */
export function ElementThumbnail({ element }: { element: ElementView }) {
  const [first] = element.images;
  return (
    <span className="relative grid aspect-square place-items-center overflow-hidden rounded-md bg-sunken text-faint">
      {first ? (
        <img
          src={first.image.thumbUrl}
          alt=""
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover transition-[filter] duration-150 group-hover:brightness-110"
        />
      ) : (
        <Icon name="image-off" className="size-6" />
      )}
    </span>
  );
}
