import { getTranslations } from "next-intl/server";
import { EmptyRoom } from "./empty-room";

/** For a link that was taken back or is over: it was right once, and the visitor has done nothing wrong. */
export async function Withdrawn({ why }: { why: "revoked" | "ended" }) {
  const t = await getTranslations("share");
  return <EmptyRoom title={t("withdrawn_title")} text={t(`withdrawn_${why}`)} />;
}
