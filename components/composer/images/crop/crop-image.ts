import type { ImageView } from "@/lib/generations/view";
import type { CropArea } from "./geometry";

/** The same quality as uploads: lower, and JPEG blocks would show up in the video. */
const QUALITY = 0.95;

/** Crops an image to a file at its full resolution. Throws when the image can't be read. */
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
    // Keep transparency.
    const type = whole.type === "image/webp" ? "image/png" : "image/jpeg";
    const part = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
    if (!part) throw new Error("the canvas produced no file");
    return new File([part], image.name, { type });
  } finally {
    bitmap.close();
  }
}
