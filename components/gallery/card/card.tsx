import { Tile } from "@/components/gallery/grid/tiles";
import type { GenerationView } from "@/lib/generations/view";
import { CardFace } from "./card-face";

/** One generation in its own ratio, as an item of a list. */
export function Card({ generation }: { generation: GenerationView }) {
  const { width, height } = generation;
  return (
    <Tile {...{ width, height }}>
      <CardFace generation={generation} />
    </Tile>
  );
}
