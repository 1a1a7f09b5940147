"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Role } from "@/lib/generations/roles";
import type { ImageView } from "@/lib/generations/view";
import type { LibraryItem } from "./library-item";
import { Storyboard } from "./storyboard";
import { TemplateText } from "./template-text";

/** What the item contains: text, images and their roles, ratio, duration and shots. */
export function Details({ item }: { item: LibraryItem }) {
  const t = useTranslations("compose.library");
  const format = useFormatter();
  switch (item.kind) {
    case "starters": {
      const { starter } = item;
      return (
        <>
          <p className="-mt-2 text-soft text-sm">{starter.about}</p>
          <Storyboard starter={starter} />
          <Facts ratio={starter.ratio} duration={starter.duration} images={starter.roles.length} />
          <Wanted roles={starter.roles} />
          <TemplateText text={starter.text} />
        </>
      );
    }
    case "saved":
      return <TemplateText text={item.saved.text} />;
    case "drafts": {
      const { draft } = item;
      return (
        <>
          <Facts ratio={draft.ratio} duration={draft.duration} images={draft.images.length} />
          <Thumbnails images={draft.images} />
          {draft.text === "" ? <p className="text-faint text-sm">{t("blank")}</p> : <TemplateText text={draft.text} />}
        </>
      );
    }
    case "sent": {
      const { sent } = item;
      return (
        <>
          <p className="-mt-2 text-faint text-sm">
            {t("lastSent", { at: format.dateTime(new Date(sent.at), { dateStyle: "medium", timeStyle: "short" }) })}
          </p>
          <Facts ratio={sent.ratio} duration={sent.duration} images={sent.images.length} />
          <Thumbnails images={sent.images} />
          <TemplateText text={sent.prompt} />
        </>
      );
    }
  }
}

function Facts({ ratio, duration, images }: { ratio: string; duration: number; images: number }) {
  const t = useTranslations("compose.library");
  return (
    <p className="timecode flex flex-wrap gap-x-4 gap-y-1 text-soft">
      <span>{ratio}</span>
      <span>{t("seconds", { count: duration })}</span>
      <span>{t("images", { count: images })}</span>
    </p>
  );
}

/** The images that a template needs, as numbered empty tiles with their roles. */
function Wanted({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations("compose");
  if (roles.length === 0) return null;
  const wanted = roles.map((role, at) => ({ role, mention: `@image${at + 1}` }));
  return (
    <ol aria-label={t("library.wanted")} className="flex flex-wrap gap-2">
      {wanted.map(({ mention, role }) => (
        <li
          key={mention}
          className="flex min-h-10 items-center gap-2 rounded-sm border border-line border-dashed px-3 text-sm"
        >
          <span className="timecode text-lamp-text">{mention}</span>
          {t(`roles.${role}.name`)}
        </li>
      ))}
    </ol>
  );
}

function Thumbnails({ images }: { images: readonly ImageView[] }) {
  const t = useTranslations("compose.images");
  if (images.length === 0) return null;
  return (
    <ol aria-label={t("list")} className="flex flex-wrap gap-2">
      {images.map(({ id, thumbUrl, name }, at) => (
        <li key={id}>
          <img
            src={thumbUrl}
            alt={t("one", { number: at + 1, name })}
            loading="lazy"
            className="size-14 rounded-sm bg-sunken object-cover"
          />
        </li>
      ))}
    </ol>
  );
}
