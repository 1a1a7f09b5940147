import { getTranslations } from "next-intl/server";
import { loadShares } from "@/lib/shares/loaders";
import { ShareMessages } from "./share-messages";
import { SharePanel } from "./share-panel";

/** The links of the user's own video, on its page. */
export async function ShareSection({ generationId }: { generationId: string }) {
  const [links, t] = await Promise.all([loadShares(generationId), getTranslations("share.panel")]);
  return (
    <section aria-labelledby="links" className="flex flex-col gap-3">
      <h2 id="links" className="text-faint text-sm">
        {t("title")}
      </h2>
      <ShareMessages>
        <SharePanel of="video" id={generationId} links={links} />
      </ShareMessages>
    </section>
  );
}
