import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { CountedGrid } from "@/components/gallery/grid/counted-grid";
import { LazySearchGrid } from "@/components/gallery/grid/lazy-search-grid";
import { namesOf } from "@/components/gallery/grid/month-name";
import { Messages } from "@/components/ui/messages";
import { InListing } from "@/components/video/in-listing";
import { type GalleryFilter, isCountable, writeFilter } from "@/lib/gallery/filter";
import { loadGallery, loadTop } from "@/lib/gallery/loaders";
import { packViews } from "@/lib/generations/packed-views";
import { readGridWidth } from "@/lib/preferences/read";

/** A user's videos under a filter, newest first; the server-rendered list works without scripts. */
export async function Gallery({ filter, before }: { filter: GalleryFilter; before?: string }) {
  return (
    <Messages pick={shownFromStart}>
      <InListing search={writeFilter(filter)}>
        {isCountable(filter) && !before ? <Counted filter={filter} /> : <Found filter={filter} before={before} />}
      </InListing>
    </Messages>
  );
}

async function Counted({ filter }: { filter: GalleryFilter }) {
  const query = writeFilter(filter);
  const [{ counts, runs }, width, t, locale] = await Promise.all([
    ...([loadTop(filter), readGridWidth()] as const),
    ...([getTranslations("gallery"), getLocale()] as const),
  ]);
  const names = namesOf([...new Set(runs.map(({ month }) => month))], locale);
  const total = t("total", { count: counts.total });
  const packed = runs.map((run) => ({ ...run, items: packViews(run.items) }));
  return <CountedGrid key={query} {...{ query, counts, total, names, width }} runs={packed} />;
}

async function Found({ filter, before }: { filter: GalleryFilter; before?: string }) {
  const query = writeFilter(filter);
  const [{ items, nextCursor }, width] = await Promise.all([loadGallery(filter, before), readGridWidth()]);
  const first = { items: packViews(items), nextCursor };
  return <LazySearchGrid key={`${query} ${before}`} query={query} first={first} before={before} width={width} />;
}

/** Parts that load later bring their own messages. */
const shownFromStart: ComponentProps<typeof Messages>["pick"] = ({ gallery, states, errors }) => {
  const { list, listInOrder, total, keys, card, exported, batch, seconds, stack, ...rest } = gallery;
  const { older, loading, trouble, offline, retry } = rest;
  return {
    ...{ states, errors: { part: errors.part, again: errors.again, reload: errors.reload } },
    gallery: {
      ...{ list, listInOrder, total, keys, card, exported, batch, seconds, older, loading, trouble, offline, retry },
      stack: { card: stack.card, open: stack.open, choose: stack.choose },
    },
  };
};
