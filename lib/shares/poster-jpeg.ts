import "server-only";
import { drawPosterJpeg } from "@/lib/posters/poster-jpeg";
import { redrawnPosters } from "@/lib/posters/redrawn-poster";

/** A poster as JPEG, for chats and sites that show no WebP in their previews. */
export const posterJpeg = redrawnPosters({
  kind: "jpeg",
  draw: drawPosterJpeg,
  change: ({ filename }) => ({ contentType: "image/jpeg", filename: filename.replace(/\.webp$/, ".jpg") }),
  // With `maxJpegBytes` each, a server keeps at most 16 MB of them.
  remembered: 64,
});
