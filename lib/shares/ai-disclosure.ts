import { env } from "@/env";

/** Says to programs that a model made the video (IPTC digital source types). */
export const DIGITAL_SOURCE_TYPE = "https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

/** The words that say the same to people: this instance's own, else ours in the visitor's language; null where off. */
export const aiDisclosure = (t: (key: "ai_made") => string): string | null =>
  (env.AI_DISCLOSURE ?? t("ai_made")) || null;
