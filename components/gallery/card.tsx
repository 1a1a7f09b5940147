"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FocusEvent, useState } from "react";
import type { GenerationView } from "@/lib/generations/view";
import { CardCanceled } from "./card-canceled";
import { CardFailed } from "./card-failed";
import { CardFilm } from "./card-film";
import { CardMaking } from "./card-making";
import { CardParked } from "./card-parked";
import { CardUnconfirmed } from "./card-unconfirmed";
import { Frame } from "./frames";
import { promptStart } from "./prompt-start";

/** One generation as a frame of its own shape, from the press to the film, or to why there is none. */
export function Card({ generation, place }: { generation: GenerationView; place?: { at: number; of: number } }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const name = generation.title ?? promptStart(generation.prompt);
  const state = generation.parked ? states("parked") : states(generation.state);
  return (
    <Frame width={generation.width} height={generation.height} place={place}>
      <article
        data-state={generation.state}
        className="group @container relative size-full overflow-hidden rounded-sm bg-sunken focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-lamp-text"
        onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
        onPointerLeave={() => setPointed(false)}
        onFocus={(event: FocusEvent<HTMLElement>) => setFocused(event.target.matches(":focus-visible"))}
        onBlur={() => setFocused(false)}
      >
        <CardBody generation={generation} playing={pointed || focused} />
        <Link
          href={`/gallery/${generation.id}`}
          prefetch={false}
          data-card={generation.id}
          aria-label={t("card", { prompt: name, state })}
          className="absolute inset-0 z-10 rounded-sm outline-none"
        />
      </article>
    </Frame>
  );
}

function CardBody({ generation, playing }: { generation: GenerationView; playing: boolean }) {
  if (generation.parked) return <CardParked generation={generation} />;
  switch (generation.state) {
    case "queued":
    case "submitting":
    case "rendering":
    case "saving":
      return <CardMaking generation={generation} />;
    case "unconfirmed":
      return <CardUnconfirmed generation={generation} />;
    case "ready":
      return <CardFilm generation={generation} playing={playing} />;
    case "failed":
      return <CardFailed generation={generation} />;
    case "canceled":
      return <CardCanceled generation={generation} />;
    default:
      return generation.state satisfies never;
  }
}
