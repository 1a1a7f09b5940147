import type { ComponentProps } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/served-part";
import { CardVideo } from "./card-video";

const CardWaiting = servedPart(withMessages(() => import("./card-waiting")));
const CardEnded = servedPart(withMessages(() => import("./card-notices")));

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
    case "canceled":
      return <CardEnded generation={generation} />;
    default:
      return generation.state satisfies never;
  }
}
