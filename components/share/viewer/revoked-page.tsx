import { getTranslations } from "next-intl/server";
import { NoVideos } from "./no-videos";

/** For a link that was taken back or is over: it was right once, and the visitor has done nothing wrong. */
export async function RevokedPage({ why }: { why: "revoked" | "expired" }) {
  const t = await getTranslations("share");
  return <NoVideos title={t("ended_title")} text={t(`ended_${why}`)} />;
}
