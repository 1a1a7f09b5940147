import { getTranslations } from "next-intl/server";
import { loadCollectionShares } from "@/lib/shares/loaders";
import { ShareDialog } from "./share-dialog";

/** The button on a collection's page that opens its links. */
export async function ShareCollection({ id }: { id: string }) {
  const [links, t] = await Promise.all([loadCollectionShares(id), getTranslations("share.panel")]);
  return (
    <ShareDialog
      label={t("title")}
      title={t("title_collection")}
      close={t("close")}
      panel={{ of: "collection", id, links }}
    />
  );
}
