"use client";

import type { ComponentProps } from "react";
import useSWR from "swr";
import { NamingForm } from "./naming-form";

type Named = { id: string; name: string };
type Props<Item> = ComponentProps<typeof NamingForm> & {
  /** Lists those that are there. */
  address: string;
  count: (item: Item) => number;
  onChoose: (item: Item) => void;
};

const load = async (address: string) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded`);
  return response.json();
};

/** Chooses one of what a user has, or names a new one. */
export function ChooseOrMake<Item extends Named>({ address, count, onChoose, ...make }: Props<Item>) {
  const { data } = useSWR<{ items: Item[] }>(address, load);
  return (
    <div className="flex flex-col gap-3">
      {data && data.items.length > 0 && (
        <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto">
          {data.items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                disabled={make.busy}
                onClick={() => onChoose(item)}
                className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-3 text-left text-sm hover:bg-raised disabled:opacity-60"
              >
                <span dir="auto" className="truncate">
                  {item.name}
                </span>
                <span className="timecode text-faint">{count(item)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <NamingForm {...make} />
    </div>
  );
}
