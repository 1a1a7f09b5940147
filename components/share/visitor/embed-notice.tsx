import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";

/** Shown in an embed instead of a video. */
export async function EmbedNotice({ kind, href }: { kind: "missing" | "ended" | "locked"; href?: string }) {
  const t = await getTranslations("share");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 bg-sunken p-4 text-center">
      <h1 className="text-base">{t(`${kind}_title`)}</h1>
      {href ? (
        <a href={href} target="_blank" rel="noopener" className={buttonClass("quiet")}>
          {t("locked_open")}
        </a>
      ) : null}
    </main>
  );
}
