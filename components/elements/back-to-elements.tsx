import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

export function BackToElements() {
  return (
    <Link
      href="/elements"
      className="inline-flex min-h-11 items-center gap-1.5 rounded-md text-soft text-sm hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4" />
      {useTranslations("elements")("title")}
    </Link>
  );
}
