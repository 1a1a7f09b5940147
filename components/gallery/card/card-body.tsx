import type { GenerationView } from "@/lib/generations/view";
import { CardGenerating } from "./card-generating";
import { CardAttention, CardCanceled, CardFailed, CardUnconfirmed } from "./card-notices";
import { CardVideo } from "./card-video";

/** What a card shows in its generation's state. */
export function CardBody({ generation, playing }: { generation: GenerationView; playing: boolean }) {
  if (generation.stalled) return <CardAttention generation={generation} />;
  switch (generation.state) {
    case "queued":
    case "submitting":
    case "rendering":
    case "saving":
      return <CardGenerating generation={generation} />;
    case "unconfirmed":
      return <CardUnconfirmed generation={generation} />;
    case "ready":
      return <CardVideo generation={generation} playing={playing} />;
    case "failed":
      return <CardFailed generation={generation} />;
    case "canceled":
      return <CardCanceled generation={generation} />;
    default:
      return generation.state satisfies never;
  }
}
