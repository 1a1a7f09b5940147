import { getTranslations } from "next-intl/server";
import { NoVideos } from "./no-videos";

/** For a link that never existed or whose video is gone. */
export async function LinkNotFoundPage() {
  const t = await getTranslations("share");
  return <NoVideos title={t("missing_title")} text={t("missing_text")} />;
}
