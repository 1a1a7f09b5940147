import type { ComponentProps } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/lazy-part";
import { CardCanceled, CardFailed } from "./card-notices";
import { CardVideo } from "./card-video";

const CardWaiting = servedPart(withMessages(() => import("./card-waiting")));

/** What a card shows in its generation's state. */
export function CardBody({ generation, ...video }: ComponentProps<typeof CardVideo>) {
  if (generation.stalled) return <CardWaiting generation={generation} />;
  switch (generation.state) {
    case "queued":
    case "submitting":
    case "rendering":
    case "saving":
    case "unconfirmed":
      return <CardWaiting generation={generation} />;
    case "ready":
      return <CardVideo generation={generation} {...video} />;
    case "failed":
      return <CardFailed generation={generation} />;
    case "canceled":
      return <CardCanceled generation={generation} />;
    default:
      return generation.state satisfies never;
  }
}
