"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FocusEvent, useState } from "react";
import { CardFrames } from "@/components/frames/card-frames";
import type { GenerationView } from "@/lib/generations/view";
import { CardCanceled } from "./card-canceled";
import { CardFailed } from "./card-failed";
import { CardFilm } from "./card-film";
import { CardMaking } from "./card-making";
import { CardParked } from "./card-parked";
import { CardTools, cardOrder } from "./card-tools";
import { CardUnconfirmed } from "./card-unconfirmed";
import { chooseTo, toggle, useChoosing, useChosen } from "./chosen";
import { Frame } from "./frames";
import { useSequenceSearch } from "./look/in-sequence";
import { promptStart } from "./prompt-start";
import { SetMark } from "./set-mark";

const MORE =
  "absolute right-1 bottom-1 z-20 grid size-8 place-items-center rounded-full opacity-0 transition-opacity duration-150 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden";
const MORE_BESIDE = `${MORE} mr-9`;

type CardProps = { generation: GenerationView; place?: { at: number; of: number }; tools?: boolean };

/** One generation as a frame of its own shape, from the press to the film, or to why there is none. */
export function Card({ generation, place, tools = false }: CardProps) {
  const t = useTranslations("gallery");
  const search = useSequenceSearch();
  const states = useTranslations("states");
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const choosing = useChoosing() && tools;
  const chosen = useChosen(generation.id) && tools;
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
          href={{ pathname: `/gallery/${generation.id}`, search }}
          prefetch={false}
          data-card={generation.id}
          aria-label={t("card", { prompt: name, state })}
          onClick={(event) => {
            if (!choosing) return;
            // Once something is chosen, a press on a card chooses too.
            event.preventDefault();
            if (event.shiftKey) chooseTo(generation.id, cardOrder());
            else toggle(generation.id);
          }}
          className={`absolute inset-0 z-10 rounded-sm outline-none ${chosen ? "ring-4 ring-lamp ring-inset" : ""}`}
        />
        <CardFrames generation={generation} name={name} className={tools ? MORE_BESIDE : MORE} />
        {tools && <CardTools generation={generation} name={name} />}
        <SetMark generation={generation} />
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
