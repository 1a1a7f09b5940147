"use client";

import { useTranslations } from "next-intl";
import { editDocument } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { deleteMentions, type Image, restoreImage } from "./prompt-document";

/** Mentions of removed images. They block the submit, so both fixes are offered here. */
export function MissingMentions() {
  const t = useTranslations("compose.mention");
  const gone = useComposer((state) => documentOf(state).gone);
  return gone.map((image) => (
    <div key={image.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm text-sm">
      <p className="min-w-0 truncate text-danger">{t("removedNamed", { name: image.alias ?? image.name })}</p>
      <MissingMentionActions image={image} />
    </div>
  ));
}

export function MissingMentionActions({ image }: { image: Image }) {
  const t = useTranslations("compose.mention");
  const { store } = useComposerContext();
  const button = "min-h-8 rounded-sm px-2 text-sm bg-sunken hover:text-lamp-text";
  return (
    <div className="flex flex-wrap gap-1.5">
      <button
        type="button"
        className={button}
        onClick={() => store.set(editDocument((now) => restoreImage(now, image.key)))}
      >
        {t("restore")}
      </button>
      <button
        type="button"
        className={button}
        onClick={() => store.set(editDocument((now) => deleteMentions(now, image.key)))}
      >
        {t("delete")}
      </button>
    </div>
  );
}
