"use client";

import { useTranslations } from "next-intl";
import { work } from "./changes";
import { useComposer, useDesk } from "./context";
import { deleteMentions, type Picture, putBack } from "./mentions/work";
import { workOf } from "./state";

/** Mentions whose picture was taken off the sheet. They block sending, so both ways out stand right here. */
export function LostMentions() {
  const t = useTranslations("compose.mention");
  const gone = useComposer((state) => workOf(state).gone);
  return gone.map((picture) => (
    <div key={picture.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm text-sm">
      <p className="min-w-0 truncate text-danger">{t("lostNamed", { name: picture.alias ?? picture.name })}</p>
      <LostActions picture={picture} />
    </div>
  ));
}

export function LostActions({ picture }: { picture: Picture }) {
  const t = useTranslations("compose.mention");
  const { store } = useDesk();
  const button = "min-h-8 rounded-sm px-2 text-sm bg-sunken hover:text-lamp-text";
  return (
    <div className="flex flex-wrap gap-1.5">
      <button type="button" className={button} onClick={() => store.set(work((now) => putBack(now, picture.key)))}>
        {t("putBack")}
      </button>
      <button
        type="button"
        className={button}
        onClick={() => store.set(work((now) => deleteMentions(now, picture.key)))}
      >
        {t("delete")}
      </button>
    </div>
  );
}
