import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

export async function BackToGallery() {
  const t = await getTranslations("detail");
  return (
    <Link href="/gallery" className="inline-flex min-h-11 items-center gap-1.5 text-soft text-sm hover:text-ink">
      <ArrowLeft aria-hidden="true" className="size-4" />
      {t("back")}
    </Link>
  );
}
