import { getTranslations } from "next-intl/server";
import { loadCollectionShares } from "@/lib/shares/loaders";
import { ShareDialog } from "./share-dialog";
import { SharePanel } from "./share-panel";
import { ShareWords } from "./share-words";

/** The button on a collection's page behind which its links are. */
export async function ShareCollection({ id }: { id: string }) {
  const [links, t] = await Promise.all([loadCollectionShares(id), getTranslations("share.panel")]);
  return (
    <ShareDialog label={t("title")} title={t("title_collection")} close={t("close")}>
      <ShareWords>
        <SharePanel of="collection" id={id} links={links} />
      </ShareWords>
    </ShareDialog>
  );
}
