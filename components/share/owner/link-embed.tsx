import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { embedCode, markdownCode } from "@/lib/shares/embed/embed-code";
import type { ShareView } from "@/lib/shares/view";
import { CopyField } from "./copy-field";
import { LinkReach } from "./link-reach";

/** The link in every form: URL, embed code, Markdown and QR code. */
export async function LinkEmbed({ link }: { link: ShareView }) {
  const t = await getTranslations("share.link");
  const share = await getTranslations("share");
  const video = link.cover;
  const title = link.title ?? share(link.videos > 1 ? "videos" : "video");
  const { origin } = new URL(link.url);
  const code = embedCode({
    address: `${origin}/embed/${link.slug}`,
    title,
    width: video?.width ?? 1280,
    height: video?.height ?? 720,
  });
  const poster =
    video?.posterUrl && !link.hasPassword ? `${origin}/api/files/shared/${link.slug}/poster?format=jpeg` : null;
  return (
    <section className="flex flex-col gap-4 sm:flex-row sm:items-start sm:gap-6">
      <div className="flex min-w-0 grow flex-col gap-2">
        <CopyField label={t("address")} value={link.url} action={t("copy_link")} />
        <LinkReach reach={link.reach} />
        <CopyField label={t("embed")} value={code} action={t("copy_embed")} />
        <CopyField
          label={t("markdown")}
          value={markdownCode({ address: link.url, title, poster })}
          action={t("copy_markdown")}
        />
        {link.hasPassword ? <p className="text-faint text-xs">{t("embed_locked")}</p> : null}
      </div>
      <div className="flex shrink-0 flex-col items-center gap-2">
        <img
          src={`/api/links/${link.slug}/qr`}
          alt={t("qr_alt")}
          width={144}
          height={144}
          className="rounded-md bg-white p-1"
        />
        <a href={`/api/links/${link.slug}/qr?download=1`} download className={buttonClass("plain")}>
          {t("qr_save")}
        </a>
      </div>
    </section>
  );
}
