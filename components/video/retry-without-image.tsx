"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { GenerationView } from "@/lib/generations/view";

/** Filters rarely say which image they refused: each button composes the same request without one of the images. */
export function RetryWithoutImage({ generation }: { generation: GenerationView }) {
  const t = useTranslations("failures.without");
  return (
    <div className="mt-1 flex flex-col gap-2">
      <p className="text-soft text-sm">{t("lead")}</p>
      <ul className="flex flex-wrap gap-2">
        {generation.images.map((image, index) => (
          <li key={image.id}>
            <Link
              href={{ pathname: "/", query: { from: generation.id, without: index + 1 } }}
              prefetch={false}
              className="flex min-h-11 items-center gap-2 rounded-md bg-raised py-1 pr-3 pl-1 text-sm hover:brightness-110"
            >
              <img src={image.thumbUrl} alt="" width={36} height={36} className="size-9 rounded-sm object-cover" />
              {t("image", { number: index + 1 })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
