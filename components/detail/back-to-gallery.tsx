import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon/icon";

export async function BackToGallery() {
  const t = await getTranslations("detail");
  return (
    <Link href="/gallery" className="inline-flex min-h-11 items-center gap-1.5 text-soft text-sm hover:text-ink">
      <Icon name="arrow-left" />
      {t("back")}
    </Link>
  );
}
