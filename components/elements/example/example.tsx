import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { DRAWINGS, DRAWN } from "./drawings";
import { TryExample } from "./try-example";

/** What elements are for, shown with a drawn character and what becomes of her name; can be tried. */
export function Example() {
  const t = useTranslations("elements.example");
  return (
    <section aria-labelledby="example" className="mx-auto flex max-w-2xl flex-col items-center gap-5 py-6 text-center">
      <div className="flex gap-4">
        <figure className="flex flex-col gap-1.5">
          <Drawing of="face" />
          <figcaption className="text-faint text-sm">{t("face")}</figcaption>
        </figure>
        <figure className="flex flex-col gap-1.5">
          <Drawing of="full_body" />
          <figcaption className="text-faint text-sm">{t("body_image")}</figcaption>
        </figure>
      </div>
      <h2 id="example" className="font-semibold text-xl">
        {t("title")}
      </h2>
      <p className="text-pretty text-soft">{t("body")}</p>
      <div className="flex w-full flex-col gap-2 text-left text-sm">
        <p className="rounded-md bg-surface px-4 py-3">
          {t.rich("prompt", { name: (name) => <b className="font-semibold text-lamp-text">{name}</b> })}
        </p>
        <p className="rounded-md bg-sunken px-4 py-3 text-soft">
          <span className="block text-faint text-xs">{t("sentLabel")}</span>
          {t("sent")}
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <TryExample />
        <Link href="/elements/new" className={buttonClass()}>
          {t("own")}
        </Link>
      </div>
    </section>
  );
}

function Drawing({ of }: { of: keyof typeof DRAWINGS }) {
  return (
    <svg viewBox={`0 0 ${DRAWN.width} ${DRAWN.height}`} aria-hidden="true" className="w-32 rounded-md sm:w-40">
      {DRAWINGS[of].map(({ d, fill }) => (
        <path key={d} d={d} fill={fill} />
      ))}
    </svg>
  );
}
