"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

/** An empty gallery: what it is for, and a link to the composer. */
export default function GalleryEmpty() {
  const t = useTranslations("gallery.empty");
  return (
    <section className="mx-auto flex max-w-xl flex-col items-center gap-5 py-10 text-center">
      <div aria-hidden="true" className="grid w-full max-w-md grid-cols-9 gap-1.5">
        {Array.from({ length: 9 }, (_, at) => `still ${at}`).map((still, at) => (
          <div key={still} className="aspect-[3/4] rounded-[3px] bg-lamp" style={{ opacity: 0.08 + at * 0.07 }} />
        ))}
        <div className="col-span-9 aspect-video rounded-sm bg-sunken tile-screen" />
      </div>
      <h2 className="font-semibold text-xl">{t("title")}</h2>
      <p className="text-pretty text-soft">{t("body")}</p>
      <Link
        href={{ pathname: "/" }}
        className="inline-flex min-h-11 items-center rounded-md bg-lamp px-5 font-semibold text-lamp-ink text-sm hover:brightness-105"
      >
        {t("action")}
      </Link>
    </section>
  );
}
