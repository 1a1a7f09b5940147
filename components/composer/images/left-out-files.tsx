"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { clearLeftOut } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import type { LeftOutFile } from "@/components/composer/state";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { messageFor } from "@/lib/i18n/message-for";

/** Files that weren't added, each with its reason; they don't affect the others. */
export function LeftOutFiles() {
  const t = useTranslations();
  const { store } = useComposerContext();
  const refusals = useComposer((state) => state.refusals);
  const why = ({ name, reason }: LeftOutFile) => {
    const values = { max: MAX_IMAGES, ...reason.values, name };
    return (
      messageFor(t, `imageErrors.${reason.code}`, values) ??
      messageFor(t, `compose.refused.${reason.code}`, values) ??
      t("compose.refused.other", { name })
    );
  };
  return (
    <div role="log" aria-label={t("compose.images.refused")} className="flex flex-col gap-1 empty:hidden">
      {refusals.map((refusal) => (
        <p key={refusal.id} className="flex items-start gap-2 text-danger text-sm">
          <span className="min-w-0 grow wrap-anywhere py-0.5">{why(refusal)}</span>
          <button
            type="button"
            aria-label={t("compose.images.dismiss", { name: refusal.name })}
            onClick={() => store.set(clearLeftOut(refusal.id))}
            className="grid size-6 shrink-0 place-items-center rounded-sm text-faint hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        </p>
      ))}
    </div>
  );
}
