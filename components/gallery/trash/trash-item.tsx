"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useAction } from "@/components/ui/use-action";
import { promptStart } from "@/components/video/prompt-start";
import { restore } from "@/lib/gallery/actions";
import type { GenerationView } from "@/lib/generations/view";

export function TrashItem({ generation, daysLeft }: { generation: GenerationView; daysLeft: number }) {
  const t = useTranslations("gallery.trash");
  const router = useRouter();
  const { busy, act } = useAction();
  const name = generation.title ?? promptStart(generation.prompt);
  return (
    <li className="flex items-center gap-3 rounded-md bg-surface p-2">
      <span
        aria-hidden="true"
        className="h-12 shrink-0 rounded-sm bg-sunken"
        style={{
          aspectRatio: `${generation.width} / ${generation.height}`,
          backgroundColor: generation.placeholder ?? undefined,
        }}
      />
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
        className="min-h-11 shrink-0 rounded-md bg-raised px-4 font-medium text-sm disabled:opacity-60"
      >
        {t("restore")}
      </button>
    </li>
  );
}
