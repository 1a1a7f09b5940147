"use client";

import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { useEditor, usePlayhead } from "@/components/sequences/editor/use-editor";
import { isTooFast } from "@/lib/sequences/captions/reading-speed";
import type { Caption } from "@/lib/sequences/content";
import { smpte } from "@/lib/sequences/timeline";
import { captionActions } from "./caption-actions";
import { useCaptions } from "./use-caption-state";

type Props = {
  ref: RefObject<HTMLOListElement | null>;
  /** The place of the selected one. */
  at: number;
};

/** All captions, of which one is selected: by a click, or by the arrow keys within the list. */
export function CaptionList({ ref, at }: Props) {
  const t = useTranslations("captions");
  const editor = useEditor();
  const captions = useCaptions();
  const playing = usePlayhead(({ frame }) => captions.findLastIndex(({ from, to }) => from <= frame && frame < to));
  useEffect(() => {
    const item = ref.current?.children[at];
    // Only within the list: the page stays where it is.
    if (ref.current && item instanceof HTMLElement) scrollInto(ref.current, item);
  }, [ref, at]);

  const focusOn = (place: number) => {
    captionActions.choose(editor, place);
    ref.current?.children[place]?.querySelector("button")?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: captions.length - 1 }[event.key];
    if (event.key === "Delete") captionActions.remove(editor, at);
    else if (to !== undefined) focusOn(Math.min(captions.length - 1, Math.max(0, to)));
    else return;
    // Also a key of the page.
    event.preventDefault();
  };
  return (
    <ol
      ref={ref}
      aria-label={t("list")}
      onKeyDown={press}
      className="relative flex max-h-80 flex-col lg:self-start gap-0.5 overflow-y-auto rounded-md bg-sunken p-1"
    >
      {captions.map((caption, place) => (
        <li
          // Places are all that captions have.
          // biome-ignore lint/suspicious/noArrayIndexKey: a caption has no identity but its place
          key={place}
          className="[contain-intrinsic-height:auto_2.75rem] [content-visibility:auto]"
        >
          <Item
            {...{ caption, place, rate: editor.rate }}
            selected={place === at}
            playing={place === playing}
            onPress={() => captionActions.choose(editor, place)}
          />
        </li>
      ))}
    </ol>
  );
}

type ItemProps = {
  caption: Caption;
  place: number;
  rate: number;
  selected: boolean;
  playing: boolean;
  onPress: () => void;
};

function Item({ caption, place, rate, selected, playing, onPress }: ItemProps) {
  const t = useTranslations("captions");
  const [from, to] = [smpte(caption.from, rate), smpte(caption.to, rate)];
  const fast = isTooFast(caption, rate);
  const text = caption.text || t("nothing");
  return (
    <button
      type="button"
      tabIndex={selected ? 0 : -1}
      aria-pressed={selected}
      aria-current={playing ? "time" : undefined}
      aria-label={[t("item", { place: place + 1, from, to, text }), fast && t("fast_mark")].filter(Boolean).join(". ")}
      onClick={onPress}
      className="flex min-h-11 w-full items-center gap-3 rounded-sm px-2.5 text-start aria-[current]:text-lamp-text aria-pressed:bg-raised"
    >
      <span className="timecode shrink-0 text-faint text-xs">{from}</span>
      <span dir="auto" className={`min-w-0 grow truncate text-sm ${caption.text ? "" : "text-faint"}`}>
        {text}
      </span>
      {fast && <Timer aria-hidden="true" className="size-4 shrink-0 text-faint" />}
    </button>
  );
}

function scrollInto(list: HTMLElement, item: HTMLElement): void {
  const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
