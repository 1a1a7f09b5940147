import { getTranslations } from "next-intl/server";
import { loadShares } from "@/lib/shares/loaders";
import { ShareDialog } from "./share-dialog";

/** The button on a video's page that opens its links. */
export async function ShareVideo({ id, className }: { id: string; className?: string }) {
  const [links, t] = await Promise.all([loadShares(id), getTranslations("share.panel")]);
  return (
    <ShareDialog
      label={t("title")}
      title={t("title_video")}
      close={t("close")}
      className={className}
      panel={{ of: "video", id, links }}
    />
  );
}
