import type { Clip, ClipVideo, Fit } from "@/lib/sequences/content";

/** Fits a clip into its box as the export does; `blur` has the video's poster behind it, which costs no decoder. */
export function dress(box: HTMLElement, video: HTMLVideoElement, given: { clip: Clip; of: ClipVideo; fit: Fit }): void {
  const { clip, of, fit } = given;
  video.style.objectFit = fit === "crop" ? "cover" : "contain";
  video.style.objectPosition = fit === "crop" ? `${clip.focus.x}% ${clip.focus.y}%` : "";
  const behind = box.querySelector<HTMLElement>("[data-behind]");
  const poster = of.posterUrl ?? of.placeholder;
  if (behind) behind.style.backgroundImage = fit === "blur" && poster ? `url("${CSS.escape(poster)}")` : "";
}
