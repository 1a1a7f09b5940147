"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { announce, setCast } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { imageIdsInUse } from "@/components/composer/images/add-stored-images";
import { buttonClass } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { createElement } from "@/lib/elements/actions";
import { MAX_ELEMENTS } from "@/lib/elements/limits";
import { MAX_ELEMENT_NAME } from "@/lib/elements/names";
import { ELEMENT_KINDS } from "@/lib/elements/view";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { messageFor } from "@/lib/i18n/message-for";
import { castOf } from "./cast";
import { reloadCast } from "./load-cast";

/** The limits that the messages about a name and its images contain. */
const LIMITS = { nameLength: MAX_ELEMENT_NAME, images: MAX_IMAGES, elements: MAX_ELEMENTS };

type Kind = (typeof ELEMENT_KINDS)[number];

/** Keeps the draft's uploaded images as an element, in one step; what each shows can be said on its own page. */
export function KeepImages() {
  const t = useTranslations();
  const { store } = useComposerContext();
  const ids = useComposer((state) => imageIdsInUse(state).join())
    .split(",")
    .filter(Boolean);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("character");
  const [wrong, setWrong] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  if (ids.length === 0) return null;

  async function make() {
    setBusy(true);
    setWrong(null);
    const images = ids.map((imageId, at) => ({ imageId, shows: showsOf(kind, at), wakeWords: [] }));
    const answer = await callAction(() => createElement({ kind, name, images }));
    setBusy(false);
    if (!answer.ok) {
      const [field] = Object.values(answer.error.fields ?? {});
      const key = field ? `errors.field.${field}` : `errors.${answer.error.code}`;
      return setWrong(messageFor(t, key, LIMITS) ?? t("errors.unexpected"));
    }
    const { cast } = store.get();
    store.set(setCast(castOf(cast, [answer.element, ...cast.elements], cast.at)));
    // The list that is on its way may have been read before it was made.
    void reloadCast(store);
    store.set(announce(t("cast.made", { name: answer.element.name })));
    setMade(answer.element.name);
    setName("");
  }

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-2 border-line border-t pt-4">
      <h3 id={`${id}-title`} className="font-semibold text-sm">
        {t("cast.keepTitle")}
      </h3>
      <p className="text-faint text-sm">{t("cast.keepHint", { count: ids.length })}</p>
      <div className="flex flex-wrap gap-2">
        <input
          dir="auto"
          aria-label={t("cast.name")}
          placeholder={t("cast.name")}
          value={name}
          maxLength={MAX_ELEMENT_NAME}
          aria-invalid={wrong !== null}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            // Enter would submit the surrounding form and pay for a video.
            event.preventDefault();
            if (!busy) void make();
          }}
          className="min-h-11 min-w-0 grow basis-40 rounded-md bg-sunken px-3 text-base shadow-[inset_0_0_0_1px_var(--line)] placeholder:text-faint aria-invalid:shadow-[inset_0_0_0_1.5px_var(--danger)]"
        />
        <select
          aria-label={t("cast.kind")}
          value={kind}
          onChange={({ target }) => setKind(ELEMENT_KINDS.find((one) => one === target.value) ?? kind)}
          className="min-h-11 rounded-md bg-sunken px-3 text-base shadow-[inset_0_0_0_1px_var(--line)]"
        >
          {ELEMENT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`elements.kinds.${one}`)}
            </option>
          ))}
        </select>
        <button type="button" disabled={busy} onClick={() => void make()} className={buttonClass()}>
          {t("cast.make")}
        </button>
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-danger text-sm">
          {wrong}
        </p>
      )}
      {made && (
        <p role="status" className="text-sm text-soft">
          {t("cast.made", { name: made })}
        </p>
      )}
    </section>
  );
}

/** What the images most often show: of a character, first the face and then the whole. */
function showsOf(kind: Kind, at: number): "face" | "full_body" | "other" | "place" | "angle" {
  if (kind === "character") return at === 0 ? "face" : at === 1 ? "full_body" : "other";
  if (kind === "place") return "place";
  return at === 0 ? "other" : "angle";
}
