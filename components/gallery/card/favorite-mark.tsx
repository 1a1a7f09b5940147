import { Icon } from "@/components/ui/icon/icon";

/** Marks a favorite, in the place of the button that loads later and unmarks it. */
export function FavoriteMark() {
  return (
    <span className="pointer-events-none absolute right-1 bottom-1 grid size-8 place-items-center rounded-full bg-black/50 pointer-coarse:size-11">
      <Icon name="favorite" className="text-lamp" />
    </span>
  );
}
