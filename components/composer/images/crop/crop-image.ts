import type { ImageView } from "@/lib/generations/view";
import type { CropArea } from "./geometry";

/** As in an upload: below it, JPEG blocks would be copied into the video. */
const QUALITY = 0.95;

/** The part of one's own image as a file, whole pixels for whole pixels. Throws when the image cannot be read. */
export async function cropImage(image: ImageView, box: CropArea): Promise<File> {
  const response = await fetch(image.url);
  if (!response.ok) throw new Error(`the image answered ${response.status}`);
  const whole = await response.blob();
  const bitmap = await createImageBitmap(whole, box.left, box.top, box.width, box.height);
  try {
    const canvas = document.createElement("canvas");
    canvas.width = box.width;
    canvas.height = box.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    // What can be seen through stays so.
    const type = whole.type === "image/webp" ? "image/png" : "image/jpeg";
    const part = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
    if (!part) throw new Error("nothing was drawn");
    return new File([part], image.name, { type });
  } finally {
    bitmap.close();
  }
}
