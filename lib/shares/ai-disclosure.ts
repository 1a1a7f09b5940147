import { env } from "@/env";

const TYPES = "https://cv.iptc.org/newscodes/digitalsourcetype/";

/** Says to programs that a model made the video; `mixed`: with sound that none made (IPTC digital source types). */
export const digitalSourceType = ({ mixed }: { mixed: boolean }): string =>
  `${TYPES}${mixed ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"}`;

/** The words that say the same to people: this instance's own, else ours in the visitor's language; null where off. */
export const aiDisclosure = (t: (key: "ai_made") => string): string | null =>
  (env.AI_DISCLOSURE ?? t("ai_made")) || null;
