import { loadShares } from "@/lib/shares/loaders";
import { SharePanel } from "./share-panel";
import { ShareWords } from "./share-words";

/** The links of one's own film, to stand on its page. */
export async function ShareSection({ generationId }: { generationId: string }) {
  const links = await loadShares(generationId);
  return (
    <ShareWords>
      <SharePanel generationId={generationId} links={links} />
    </ShareWords>
  );
}
