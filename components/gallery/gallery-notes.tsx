"use client";

import { useTranslations } from "next-intl";
import { useOnline } from "@/components/ui/use-online";

/** Says why this page may be out of date, below the content that is still shown. */
export function GalleryNotes({ trouble, retry }: { trouble: boolean; retry: () => void }) {
  const t = useTranslations("gallery");
  const online = useOnline();
  const text = online ? (trouble ? t("trouble") : null) : t("offline");
  return (
    <div role="status" className="mt-4">
      {text && (
        <p className="mx-auto flex w-fit max-w-prose flex-wrap items-center gap-x-4 rounded-md bg-raised px-4 py-2 text-sm text-soft">
          {text}
          {online && (
            <button
              type="button"
              onClick={retry}
              className="min-h-11 font-medium text-lamp-text underline-offset-4 hover:underline"
            >
              {t("retry")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
