import { getTranslations } from "next-intl/server";
import { loadShares } from "@/lib/shares/loaders";
import { ShareDialog } from "./share-dialog";
import { ShareMessages } from "./share-messages";
import { SharePanel } from "./share-panel";

/** The button on a video's page that opens its links. */
export async function ShareVideo({ id, className }: { id: string; className?: string }) {
  const [links, t] = await Promise.all([loadShares(id), getTranslations("share.panel")]);
  return (
    <ShareDialog label={t("title")} title={t("title_video")} close={t("close")} className={className}>
      <ShareMessages>
        <SharePanel of="video" id={id} links={links} />
      </ShareMessages>
    </ShareDialog>
  );
}
