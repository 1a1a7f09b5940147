"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useComposer } from "../context";
import { type Entry, isOpenDraft } from "./entries";
import { entryOptionId } from "./list-keys";
import { StarterDrawing } from "./starter-drawing";
import { useTitle } from "./use-title";

type Props = { entry: Entry; active: boolean; onChoose: () => void; onUse: () => void };

/** One entry: its preview, name and first words. */
export function EntryRow({ entry, active, onChoose, onUse }: Props) {
  const t = useTranslations("compose.library");
  const title = useTitle()(entry);
  const open = useComposer((state) => state.draft.open);
  const now = entry.kind === "drafts" && isOpenDraft(entry.draft, open);
  return (
    <div
      id={entryOptionId(entry.key)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      // A click must not move the focus out of the search.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onDoubleClick={onUse}
      onKeyDown={(event) => event.key === "Enter" && onUse()}
      className="flex min-h-14 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 hover:bg-sunken aria-selected:bg-sunken aria-selected:shadow-[inset_2px_0_0_var(--lamp)]"
    >
      <Look entry={entry} />
      <span className="min-w-0 grow">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="truncate text-sm">
            {title}
          </span>
          {now && <span className="shrink-0 text-lamp-text text-xs">{t("now")}</span>}
        </span>
        <span dir="auto" className="block truncate text-faint text-xs">
          {beginning(entry)}
        </span>
      </span>
    </div>
  );
}

function beginning(entry: Entry): string {
  switch (entry.kind) {
    case "drafts":
      return entry.draft.text;
    case "saved":
      return entry.saved.text;
    case "starters":
      return entry.starter.about;
    case "sent":
      return `${entry.sent.ratio} · ${entry.sent.duration} s`;
  }
}

function Look({ entry }: { entry: Entry }) {
  const box = "size-10 shrink-0 rounded-sm bg-raised object-cover";
  switch (entry.kind) {
    case "starters": {
      const [first] = entry.starter.frames;
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
      const { images, ratio } = entry.kind === "drafts" ? entry.draft : entry.sent;
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
