import { IMAGE_POLICY, type ImageSize } from "@/lib/images/limits";

/** A part of an image, in the image's pixels. */
export type CropArea = ImageSize & { left: number; top: number };

export const ratioOf = (text: string): number => {
  const [across = 1, down = 1] = text.split(":").map(Number);
  return across / down;
};

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The widest possible crop in this ratio. */
export const widest = (whole: ImageSize, ratio: number): number => Math.min(whole.width, whole.height * ratio);

/** The narrowest crop that the model takes. Larger than `widest` when the image is too small to be cropped. */
export const narrowest = (ratio: number): number => IMAGE_POLICY.minSide * Math.max(1, ratio);

/** Within a pixel or two of the ratio, there is nothing to crop. */
export const hasRatio = ({ width, height }: ImageSize, ratio: number): boolean => Math.abs(width - height * ratio) < 2;

/** The largest crop in the ratio, centered. */
export function largest(whole: ImageSize, ratio: number): CropArea {
  const width = widest(whole, ratio);
  const height = width / ratio;
  return { width, height, left: (whole.width - width) / 2, top: (whole.height - height) / 2 };
}

/** Moved by so many pixels, stopping at the image's edges. */
export const movedBox = (box: CropArea, across: number, down: number, whole: ImageSize): CropArea => ({
  ...box,
  left: clamp(box.left + across, 0, whole.width - box.width),
  top: clamp(box.top + down, 0, whole.height - box.height),
});

/**
 * Resizes to `width` around a fixed point, given as a share of the box: 0.5, 0.5 is its middle and 0, 0 its top left
 * corner. Stays within the image and above the minimum of the model.
 */
export function resized(box: CropArea, width: number, whole: ImageSize, anchor = { x: 0.5, y: 0.5 }): CropArea {
  const ratio = box.width / box.height;
  const most = widest(whole, ratio);
  const wide = clamp(width, Math.min(narrowest(ratio), most), most);
  const high = wide / ratio;
  const left = box.left + (box.width - wide) * anchor.x;
  const top = box.top + (box.height - high) * anchor.y;
  return movedBox({ width: wide, height: high, left, top }, 0, 0, whole);
}

/** In whole pixels, still within the image. */
export function rounded(box: CropArea, whole: ImageSize): CropArea {
  const width = Math.min(whole.width, Math.round(box.width));
  const height = Math.min(whole.height, Math.round(box.height));
  return movedBox({ width, height, left: Math.round(box.left), top: Math.round(box.top) }, 0, 0, { ...whole });
}
