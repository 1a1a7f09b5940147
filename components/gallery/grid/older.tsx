"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { useInView } from "@/components/ui/use-in-view";

/** Loads older videos when it scrolls into view; without a script it is a plain link to them. */
export function Older(props: { cursor: string; query: string; loading: boolean; loadMore: () => void }) {
  const t = useTranslations("gallery");
  const box = useRef<HTMLDivElement>(null);
  const reached = useInView(box, true);
  const load = useEffectEvent(props.loadMore);
  useEffect(() => {
    if (reached && !props.loading) load();
  }, [reached, props.loading]);
  return (
    <div ref={box} className="mt-6 flex justify-center">
      <Link
        href={{ pathname: "/gallery", query: `${props.query}&before=${encodeURIComponent(props.cursor)}` }}
        prefetch={false}
        aria-busy={props.loading}
        className="inline-flex min-h-11 items-center rounded-md px-4 text-sm text-soft hover:bg-surface hover:text-ink"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          props.loadMore();
        }}
      >
        {props.loading ? t("loading") : t("older")}
      </Link>
    </div>
  );
}
