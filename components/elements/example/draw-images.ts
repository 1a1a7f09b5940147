import { DRAWINGS, DRAWN } from "./drawings";

/** Pixels of a file per unit of a drawing: enough for the smallest image that the model takes. */
const SCALE = 3;

/** The example's drawings as files. Drawn by outlines: an SVG in an image would taint the canvas in some browsers. */
export async function drawImages(): Promise<{ shows: "face" | "full_body"; blob: Blob }[]> {
  const files: { shows: "face" | "full_body"; blob: Blob }[] = [];
  for (const shows of ["face", "full_body"] as const) {
    const canvas = document.createElement("canvas");
    canvas.width = DRAWN.width * SCALE;
    canvas.height = DRAWN.height * SCALE;
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) return [];
    context.scale(SCALE, SCALE);
    for (const { d, fill } of DRAWINGS[shows]) {
      context.fillStyle = fill;
      context.fill(new Path2D(d));
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) return [];
    files.push({ shows, blob });
  }
  return files;
}
