import { backToGallery } from "./back-to-gallery";
import { nextVideo } from "./next-video";
import { previousVideo } from "./previous-video";

/** What a video's page offers besides its player. */
export const DETAIL_COMMANDS = [previousVideo, nextVideo, backToGallery] as const;
