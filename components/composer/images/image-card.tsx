"use client";

import { ArrowLeft, ArrowRight, Crop, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { editDocument, moveImage } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { hasRatio, narrowest, ratioOf, widest } from "@/components/composer/images/crop/geometry";
import { type Image, renameImage } from "@/components/composer/prompt/prompt-document";
import { roleIn } from "@/components/composer/prompt/role-in";
import { giveRole } from "@/components/composer/prompt/role-phrase";
import { suggestRole } from "@/components/composer/prompt/suggest-role";
import { useRolePhrases } from "@/components/composer/prompt/use-role-phrases";
import { documentOf } from "@/components/composer/state";
import { lazyPart } from "@/components/ui/lazy-part";
import { ROLES } from "@/lib/generations/roles";

type Props = { image: Image; index: number; count: number };

const QUIET = "grid size-11 place-items-center rounded-sm text-soft hover:bg-sunken hover:text-ink disabled:opacity-40";

/** An image's name and role, and its other actions. */
export default function ImageCard({ image, index, count }: Props) {
  const t = useTranslations("compose");
  const { store, uploads } = useComposerContext();
  const phrases = useRolePhrases();
  const [alias, setAlias] = useState(image.alias ?? "");
  const id = useId();
  const given = useComposer((state) => roleIn(documentOf(state).doc, image.key));
  const suggested = given === null ? suggestRole(image, documentOf(store.get())) : null;
  const move = (to: number) => store.set(moveImage(image.key, to));
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-baseline gap-2 text-sm">
        <span className="timecode text-lamp-text">{index + 1}</span>
        <span dir="auto" className="min-w-0 truncate text-soft">
          {image.name}
        </span>
      </p>
      <label htmlFor={id} className="flex items-center gap-1 rounded-sm bg-sunken px-2 text-base">
        <span aria-hidden className="text-faint">
          @
        </span>
        <span className="sr-only">{t("images.alias")}</span>
        <input
          id={id}
          dir="auto"
          value={alias}
          maxLength={24}
          placeholder={t("images.aliasHint")}
          onChange={(event) => {
            setAlias(event.target.value);
            store.set(editDocument((now) => renameImage(now, image.key, event.target.value), "carry"));
          }}
          // Enter would submit the surrounding form and pay for a video.
          onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.preventDefault()}
          className="min-h-11 w-full bg-transparent outline-none placeholder:text-faint"
        />
      </label>
      <fieldset>
        <legend className="pb-1.5 text-faint text-sm">{t("roles.legend")}</legend>
        <div className="flex flex-wrap gap-1.5">
          {ROLES.map((role) => (
            <button
              key={role}
              type="button"
              aria-pressed={given === role}
              onClick={() =>
                store.set(editDocument((now) => giveRole(now, image.key, given === role ? null : role, phrases)))
              }
              className={`min-h-9 rounded-full px-3 text-sm transition-colors ${given === role ? "bg-ink text-ground" : "bg-sunken text-soft hover:text-ink"} ${suggested === role ? "ring-1 ring-lamp" : ""}`}
            >
              {t(`roles.${role}.name`)}
            </button>
          ))}
        </div>
      </fieldset>
      <CropChoice imageKey={image.key} />
      <div className="flex items-center">
        <button
          type="button"
          aria-label={t("images.earlier")}
          disabled={index === 0}
          className={QUIET}
          onClick={() => move(index - 1)}
        >
          <ArrowLeft aria-hidden className="size-4" />
        </button>
        <button
          type="button"
          aria-label={t("images.later")}
          disabled={index === count - 1}
          className={QUIET}
          onClick={() => move(index + 1)}
        >
          <ArrowRight aria-hidden className="size-4" />
        </button>
        <span className="grow" />
        <button
          type="button"
          aria-label={t("images.removeNamed", { name: image.alias ?? image.name })}
          className={QUIET}
          onClick={() => uploads.remove(image.key)}
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
    </div>
  );
}

const CropDialog = lazyPart(() => import("./crop/crop-dialog"), { place: "above" });

const LINE =
  "flex min-h-11 w-full items-center gap-2.5 rounded-sm px-2 text-left text-sm text-soft hover:bg-sunken hover:text-ink";

/** Crops an image to the video's ratio, and back. Hidden during its upload or when it already has the ratio. */
function CropChoice({ imageKey }: { imageKey: string }) {
  const t = useTranslations("compose.crop");
  const { uploads } = useComposerContext();
  const asset = useComposer((state) => state.assets[imageKey]);
  const ratio = useComposer((state) => state.settings.ratio);
  const [open, setOpen] = useState(false);
  if (asset?.at !== "uploaded") return null;
  // A part is cropped from its whole image again: cropped from itself it could only shrink.
  const image = asset.whole ?? asset.view;
  const wanted = ratioOf(ratio);
  const done = hasRatio(asset.view, wanted);
  const small = narrowest(wanted) > widest(image, wanted);
  return (
    <div className="flex flex-col empty:hidden">
      {!done && small && <p className="px-2 py-1.5 text-faint text-xs">{t("small", { ratio })}</p>}
      {!done && !small && (
        <button type="button" className={LINE} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Crop aria-hidden className="size-4 shrink-0" />
          {t("open", { ratio })}
        </button>
      )}
      {asset.whole && (
        <button type="button" className={LINE} onClick={() => uploads.restore(imageKey)}>
          <Undo2 aria-hidden className="size-4 shrink-0" />
          {t("whole")}
        </button>
      )}
      {open && <CropDialog imageKey={imageKey} image={image} ratio={ratio} onClose={() => setOpen(false)} />}
    </div>
  );
}
