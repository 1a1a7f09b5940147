/** No video is open above the gallery. */
export default function NoLightbox() {
  return null;
}
