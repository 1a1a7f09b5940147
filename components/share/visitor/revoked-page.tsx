import { getTranslations } from "next-intl/server";
import { NoVideos } from "./no-videos";

/** For a revoked or expired link: it worked once, so the visitor did nothing wrong. */
export async function RevokedPage({ why }: { why: "revoked" | "expired" }) {
  const t = await getTranslations("share");
  return <NoVideos title={t("ended_title")} text={t(`ended_${why}`)} />;
}
