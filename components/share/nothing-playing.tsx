import { getTranslations } from "next-intl/server";
import { EmptyRoom } from "./empty-room";

/** For a link that never was, or whose film is gone. */
export async function NothingPlaying() {
  const t = await getTranslations("share");
  return <EmptyRoom title={t("missing_title")} text={t("missing_text")} />;
}
