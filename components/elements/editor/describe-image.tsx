"use client";

import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Select } from "@/components/ui/select";
import type { ElementView } from "@/lib/elements/view";
import type { EditedImage } from "./edited-images";

const DescriptionProposal = lazyPart(withMessages(() => import("./description-proposal")));

type Props = {
  /** The model that is asked. */
  model: string;
  kind: ElementView["kind"];
  rows: readonly EditedImage[];
  onUse: (words: string) => void;
};

/** Has a model describe one of the images. What it writes is shown, and used only when the user says so. */
export function DescribeImage({ model, kind, rows, onUse }: Props) {
  const t = useTranslations("elements.editor");
  const button = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const images = rows.flatMap(({ image }, at) => (image ? [{ id: image.id, name: image.name, number: at + 1 }] : []));
  const image = images.find(({ id }) => id === chosen) ?? images[0];
  if (!image) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {images.length > 1 && (
          <span className="min-w-0 basis-52">
            <Select
              aria-label={t("described")}
              value={image.id}
              disabled={asked !== null}
              onChange={({ target }) => setChosen(target.value)}
            >
              {images.map(({ id, ...named }) => (
                <option key={id} value={id}>
                  {t("image", named)}
                </option>
              ))}
            </Select>
          </span>
        )}
        <Button ref={button} disabled={asked !== null} onClick={() => setAsked(image.id)}>
          <WandSparkles aria-hidden="true" className="size-4" />
          {t("describe")}
        </Button>
      </div>
      <p className="text-faint text-xs">{t("describeHint", { model })}</p>
      {asked !== null && (
        <DescriptionProposal
          imageId={asked}
          kind={kind}
          onUse={(words) => {
            setAsked(null);
            onUse(words);
          }}
          onClose={() => {
            setAsked(null);
            // Disabled until it is drawn again.
            requestAnimationFrame(() => button.current?.focus());
          }}
        />
      )}
    </div>
  );
}
