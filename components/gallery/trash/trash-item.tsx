"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useAction } from "@/components/ui/use-action";
import { nameVideo } from "@/components/video/name-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { restore } from "@/lib/gallery/actions";
import type { GenerationView } from "@/lib/generations/view";

export function TrashItem({ generation, daysLeft }: { generation: GenerationView; daysLeft: number }) {
  const t = useTranslations("gallery.trash");
  const states = useTranslations("states");
  const router = useRouter();
  const { busy, act } = useAction();
  const name = nameVideo(generation);
  const { posterUrl, placeholder, state } = generation;
  return (
    <li className="flex min-w-0 flex-col gap-2">
      <span
        className="relative grid aspect-video place-items-center overflow-hidden rounded-md bg-sunken text-faint text-sm"
        style={placeholder ? { backgroundColor: placeholder } : undefined}
      >
        {state !== "ready" && states(state)}
        {posterUrl && (
          <img
            src={cardPosterUrl(posterUrl)}
            alt=""
            loading="lazy"
            decoding="async"
            className="absolute inset-0 size-full object-contain"
          />
        )}
      </span>
      <span className="flex items-start gap-2">
        <span className="min-w-0 flex-1">
          <span dir="auto" className="line-clamp-1 text-sm">
            {name}
          </span>
          <span className="text-faint text-xs">{t("left", { count: daysLeft })}</span>
        </span>
        <button
          type="button"
          disabled={busy}
          aria-label={t("restoreName", { name })}
          onClick={() =>
            act(
              () => restore({ ids: [generation.id] }),
              () => router.refresh(),
            )
          }
          className="min-h-11 shrink-0 rounded-md px-3 font-medium text-lamp-text text-sm hover:bg-surface disabled:opacity-60 md:min-h-8"
        >
          {t("restore")}
        </button>
      </span>
    </li>
  );
}
