"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { editDocument } from "@/components/composer/changes";
import { CommandDialog } from "@/components/composer/commands/command-dialog";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { unbound } from "@/components/composer/prompt/bind-mentions";
import { mentionOptions } from "@/components/composer/prompt/mention-query";
import { castElement } from "@/components/composer/prompt/prompt-document";
import { documentOf } from "@/components/composer/state";
import { buttonClass } from "@/components/ui/button";
import { elementIdOf, elementKey } from "@/lib/elements/element-key";
import { elementById } from "./cast";
import { CastThumbnail } from "./cast-thumbnail";
import { KeepImages } from "./keep-images";
import { loadCast } from "./load-cast";

/** The user's elements, to mention one, and the draft's images, to keep them as one. */
export default function CastDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("cast");
  const kinds = useTranslations("elements.kinds");
  const { store, editor } = useComposerContext();
  const cast = useComposer((state) => state.cast);
  const [search, setSearch] = useState("");
  useEffect(() => void loadCast(store), [store]);

  const found = mentionOptions([], cast.elements, search).flatMap(
    (key) => elementById(cast, elementIdOf(key) ?? "") ?? [],
  );
  // A template asks for its images: the chosen element takes the part of the first.
  const asked = useComposer((state) => Math.min(...unbound(documentOf(state)).map(({ number }) => number)));
  const choose = (id: string) => {
    // The page behind an open dialog can't take the focus.
    onClose();
    if (Number.isFinite(asked)) store.set(editDocument((now) => castElement(now, asked, id)));
    else setTimeout(() => editor.mention(elementKey(id)));
  };
  const loading = cast.at === "unknown" || cast.at === "loading";
  return (
    <CommandDialog title={t("title")} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {cast.elements.length > 0 && (
          <input
            type="search"
            dir="auto"
            aria-label={t("search")}
            placeholder={t("search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            // Enter would submit the surrounding form and pay for a video.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            className="min-h-11 w-full rounded-md bg-sunken px-3 text-base shadow-[inset_0_0_0_1px_var(--line)] placeholder:text-faint"
          />
        )}
        {cast.at === "failed" ? (
          <div role="alert" className="flex flex-col items-start gap-3 text-soft text-sm">
            {t("failed")}
            <button type="button" className={buttonClass()} onClick={() => void loadCast(store)}>
              {t("retry")}
            </button>
          </div>
        ) : (
          found.length === 0 && (
            <p role="status" className="py-4 text-soft text-sm">
              {t(loading ? "loading" : cast.elements.length > 0 ? "nothing" : "empty")}
            </p>
          )
        )}
        {found.length > 0 && (
          <ul aria-label={t("list")} className="grid grid-cols-3 gap-3 sm:grid-cols-5">
            {found.map((element) => (
              <li key={element.id} className="min-w-0">
                <button
                  type="button"
                  aria-label={
                    Number.isFinite(asked)
                      ? t("part", { name: element.name, number: asked })
                      : t("insert", { name: element.name })
                  }
                  className="block w-full rounded-md text-start"
                  onClick={() => choose(element.id)}
                >
                  <CastThumbnail element={element} className="aspect-square w-full" />
                  <span dir="auto" className="block truncate pt-1 text-sm">
                    {element.name}
                  </span>
                  <span className="block truncate text-faint text-xs">{kinds(element.kind)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <KeepImages />
        <Link href="/elements" className="min-h-11 content-center self-start text-lamp-text text-sm">
          {t("all")}
        </Link>
      </div>
    </CommandDialog>
  );
}
