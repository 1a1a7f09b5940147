"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useComposer } from "../context";
import { isOpenDraft, type LibraryItem } from "./library-item";
import { optionId } from "./list-keys";
import { StarterDrawing } from "./starter-drawing";
import { useTitle } from "./use-title";

type Props = { item: LibraryItem; active: boolean; onChoose: () => void; onUse: () => void };

/** One item: its preview, name and first words. */
export function ItemRow({ item, active, onChoose, onUse }: Props) {
  const t = useTranslations("compose.library");
  const title = useTitle()(item);
  const open = useComposer((state) => state.draft.open);
  const now = item.kind === "drafts" && isOpenDraft(item.draft, open);
  return (
    <div
      id={optionId(item.key)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      // A click must not move the focus out of the search.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onDoubleClick={onUse}
      onKeyDown={(event) => event.key === "Enter" && onUse()}
      className="list-option flex h-12 snap-start scroll-mt-12 items-center gap-3 rounded-md px-3"
    >
      <Look item={item} />
      <span className="min-w-0 grow">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="truncate text-sm">
            {title}
          </span>
          {now && <span className="shrink-0 text-lamp-text text-xs">{t("now")}</span>}
        </span>
        <span dir="auto" className="block truncate text-faint text-xs">
          {beginning(item)}
        </span>
      </span>
    </div>
  );
}

function beginning(item: LibraryItem): string {
  switch (item.kind) {
    case "drafts":
      return item.draft.text;
    case "saved":
      return item.saved.text;
    case "starters":
      return item.starter.about;
    case "sent":
      return `${item.sent.ratio} · ${item.sent.duration} s`;
  }
}

function Look({ item }: { item: LibraryItem }) {
  const box = "size-9 shrink-0 rounded-sm bg-raised object-cover";
  switch (item.kind) {
    case "starters": {
      const [first] = item.starter.frames;
      return (
        <span className={`${box} grid place-items-center overflow-hidden text-soft`}>
          {first && <StarterDrawing frame={first} ratio="1:1" />}
        </span>
      );
    }
    case "saved":
      return (
        <span className={`${box} grid place-items-center text-faint`}>
          <Bookmark aria-hidden className="size-4" />
        </span>
      );
    default: {
      const { images, ratio } = item.kind === "drafts" ? item.draft : item.sent;
      const [first] = images;
      if (first) return <img src={first.thumbUrl} alt="" loading="lazy" className={box} />;
      return (
        <span className={`${box} grid place-items-center text-faint`}>
          <span className="max-h-6 max-w-6 rounded-[2px] border-[1.5px] border-current" style={ratioStyle(ratio)} />
        </span>
      );
    }
  }
}

function ratioStyle(ratio: string) {
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  const wide = across >= down;
  return { aspectRatio: `${across} / ${down}`, width: wide ? 24 : undefined, height: wide ? undefined : 24 };
}
