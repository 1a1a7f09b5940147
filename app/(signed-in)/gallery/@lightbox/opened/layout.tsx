import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Lightbox } from "@/components/detail/navigation/lightbox";

/** Stays while its video changes, so that the focus and the page behind it are not touched in between. */
export default async function LightboxLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("detail");
  return <Lightbox label={t("video")}>{children}</Lightbox>;
}
