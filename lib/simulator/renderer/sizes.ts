import { DEFAPI_CAPABILITIES } from "../../provider/defapi/capabilities";
import type { SimulatedRatio } from "../validate";

/** Pixels of a video; a small one has a quarter of each side. All sides are even, as 4:2:0 requires. */
export function sizeOf(ratio: SimulatedRatio, small: boolean): { width: number; height: number } {
  const { width, height } = DEFAPI_CAPABILITIES.ratios[ratio];
  const even = (side: number) => Math.round(side / 2) * 2;
  return small ? { width: even(width / 4), height: even(height / 4) } : { width: even(width), height: even(height) };
}
