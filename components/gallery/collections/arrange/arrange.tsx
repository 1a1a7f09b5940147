"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRunAction } from "@/components/ui/use-run-action";
import { promptStart } from "@/components/video/prompt-start";
import { chooseCover, moveInCollection } from "@/lib/gallery/actions";
import type { GenerationView } from "@/lib/generations/view";
import { ArrangeItem } from "./arrange-item";
import { followerOf, movedItem } from "./order";
import { useDragItem } from "./use-drag-item";

type ArrangeProps = {
  collectionId: string;
  first: GenerationView[];
  cover: string | null;
  /** The first video after these in a longer collection. */
  followedBy: string | null;
};

/** Reorders a collection's videos and chooses its cover. Every change is saved immediately. */
export function Arrange({ collectionId, first, cover, followedBy }: ArrangeProps) {
  const t = useTranslations("gallery.arrange");
  const attempt = useRunAction();
  const list = useRef<HTMLOListElement>(null);
  const [items, setItems] = useState(first);
  const [shown, setShown] = useState(cover ?? first[0]?.id ?? null);
  const [said, setSaid] = useState("");
  const carry = useDragItem(list, {
    move: (id, place) => setItems((now) => (now[place]?.id === id ? now : movedItem(now, id, place))),
    drop: (id) => keep(id, items),
  });

  function keep(id: string, order: readonly GenerationView[]) {
    const place = order.findIndex((item) => item.id === id);
    setSaid(t("placed", { place: place + 1, count: order.length }));
    void attempt(() => moveInCollection({ collectionId, id, beforeId: followerOf(order, id) ?? followedBy }));
  }
  function step(id: string, by: number) {
    const order = movedItem(items, id, items.findIndex((item) => item.id === id) + by);
    setItems(order);
    keep(id, order);
  }
  function choose(id: string) {
    setShown(id);
    void attempt(() => chooseCover({ id: collectionId, coverId: id }));
  }

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol ref={list} className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {items.map((item, at) => (
          <ArrangeItem
            key={item.id}
            item={item}
            name={item.title ?? promptStart(item.prompt)}
            place={at}
            last={at === items.length - 1}
            lifted={carry.lifted === item.id}
            cover={shown === item.id}
            handlers={carry.handlers(item.id)}
            onStep={(by) => step(item.id, by)}
            onCover={() => choose(item.id)}
          />
        ))}
      </ol>
    </>
  );
}
