"use client";

import { useTranslations } from "next-intl";
import { editDocument } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { isMentioned, leaveImages } from "@/components/composer/prompt/prompt-document";
import { documentOf } from "@/components/composer/state";
import { elementById } from "./cast";

/** Which images of the mentioned elements this prompt is sent with. */
export function ElementChoices() {
  const t = useTranslations("cast");
  const { store } = useComposerContext();
  const cast = useComposer((state) => state.cast);
  const prompt = useComposer(documentOf);
  return prompt.elements.map(({ id, left }) => {
    const element = elementById(cast, id);
    if (!element || !isMentioned(prompt, id) || element.images.length < 2) return null;
    return (
      <fieldset key={id} className="min-w-0">
        <legend className="pb-1.5 text-faint text-sm">{t("choice", { name: element.name })}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {element.images.map(({ image, shows }) => (
            <label key={image.id} className="flex min-h-11 items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-5 accent-lamp"
                checked={!left.includes(image.id)}
                // Enter would submit the surrounding form and pay for a video.
                onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
                onChange={({ target }) => {
                  const others = left.filter((one) => one !== image.id);
                  const choice = { id, left: target.checked ? others : [...others, image.id] };
                  store.set(editDocument((now) => leaveImages(now, [choice])));
                }}
              />
              <img src={image.thumbUrl} alt="" className="size-8 rounded-[3px] object-cover" />
              {t(`shows.${shows}`)}
            </label>
          ))}
        </div>
      </fieldset>
    );
  });
}
