import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon/icon";

export function BackToElements() {
  return (
    <Link
      href="/elements"
      className="inline-flex min-h-11 items-center gap-1.5 rounded-md text-soft text-sm hover:text-ink"
    >
      <Icon name="arrow-left" />
      {useTranslations("elements")("title")}
    </Link>
  );
}
