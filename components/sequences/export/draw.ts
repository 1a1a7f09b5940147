import type { VideoSample } from "mediabunny";
import type { Output, Point } from "@/lib/sequences/content";
import { labelLayout } from "@/lib/sequences/exports/ai-label";

type Context = OffscreenCanvasRenderingContext2D;
type Size = { width: number; height: number };

/** The shorter side at which a blurred background is drawn: blurring every pixel takes most of an export's time. */
const SMALL = 96;
/** Of `SMALL`, in pixels. */
const BLUR = 4;
const NEARLY = 0.01;
/** The part of a font's size that its capital letters are high. */
const CAPITALS = 0.7;

/** A canvas on which the frames of an export are drawn, in their ratio or fitted into it. */
export class FrameCanvas {
  private readonly canvas: OffscreenCanvas;
  private readonly context: Context;
  private small: Context | null = null;

  constructor(
    { width, height }: Size,
    private readonly fit: Output["fit"],
  ) {
    this.canvas = new OffscreenCanvas(width, height);
    this.context = contextOf(this.canvas);
  }

  /** Fills the canvas with a frame of a clip whose focus is this. */
  draw(sample: VideoSample, focus: Point): void {
    const { canvas, context } = this;
    const frame = { width: sample.displayWidth, height: sample.displayHeight };
    const hasRatio = Math.abs((frame.width * canvas.height) / (frame.height * canvas.width) - 1) < NEARLY;
    if (hasRatio) sample.draw(context, 0, 0, canvas.width, canvas.height);
    else if (this.fit === "crop") drawAt(sample, context, covering(frame, canvas, focus));
    else {
      if (this.fit === "blur") this.drawBlurred(sample, frame);
      else this.darken(1);
      drawAt(sample, context, contained(frame, canvas));
    }
  }

  /** Lays what another one shows over it. */
  mix(upper: FrameCanvas, share: number): void {
    this.context.globalAlpha = share;
    this.context.drawImage(upper.canvas, 0, 0);
    this.context.globalAlpha = 1;
  }

  /** Lays black over it. */
  darken(share: number): void {
    this.context.globalAlpha = share;
    this.context.fillStyle = "black";
    this.context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.globalAlpha = 1;
  }

  /** Writes a label in the upper right corner, readable on every ground. */
  write(words: string): void {
    const { canvas, context } = this;
    const { height, margin } = labelLayout({ width: canvas.width, height: canvas.height, rate: 1 });
    context.font = `600 ${Math.ceil(height / CAPITALS)}px sans-serif`;
    context.textAlign = "right";
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    context.lineWidth = height / 4;
    context.strokeStyle = "rgb(0 0 0 / 70%)";
    context.fillStyle = "white";
    context.strokeText(words, canvas.width - margin, margin + height);
    context.fillText(words, canvas.width - margin, margin + height);
  }

  pixels(): ImageData {
    return this.context.getImageData(0, 0, this.canvas.width, this.canvas.height);
  }

  private drawBlurred(sample: VideoSample, frame: Size): void {
    const { canvas } = this;
    const scale = SMALL / Math.min(canvas.width, canvas.height);
    const size = { width: Math.round(canvas.width * scale), height: Math.round(canvas.height * scale) };
    if (!this.small) {
      this.small = contextOf(new OffscreenCanvas(size.width, size.height));
      this.small.filter = `blur(${BLUR}px) brightness(0.7)`;
    }
    // Larger than the canvas, so that the edges are not blurred into black.
    const around = { width: size.width + 4 * BLUR, height: size.height + 4 * BLUR };
    const { x, y, ...covered } = covering(frame, around, { x: 50, y: 50 });
    drawAt(sample, this.small, { x: x - 2 * BLUR, y: y - 2 * BLUR, ...covered });
    this.context.drawImage(this.small.canvas, 0, 0, canvas.width, canvas.height);
  }
}

function contextOf(canvas: OffscreenCanvas): Context {
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) throw new Error("this browser has no canvas outside the page");
  context.imageSmoothingQuality = "high";
  return context;
}

type Place = Size & Point;

const drawAt = (sample: VideoSample, context: Context, { x, y, width, height }: Place): void =>
  sample.draw(context, x, y, width, height);

/** The whole frame, in the middle of the box. */
function contained(frame: Size, box: Size): Place {
  const scale = Math.min(box.width / frame.width, box.height / frame.height);
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  return { x: Math.round((box.width - width) / 2), y: Math.round((box.height - height) / 2), width, height };
}

/** The box is filled, and what is cut off is what is farthest from the focus, in percent. */
function covering(frame: Size, box: Size, focus: Point): Place {
  const scale = Math.max(box.width / frame.width, box.height / frame.height);
  const [width, height] = [frame.width * scale, frame.height * scale];
  return { x: ((box.width - width) * focus.x) / 100, y: ((box.height - height) * focus.y) / 100, width, height };
}
