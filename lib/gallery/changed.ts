/** What an action really changed: how many, and each of them unless they are too many to be taken back. */
export type Changed<Item> = { changed: number; undo: Item[] | null };

/** Changes a selection portion by portion; `change` answers what it changed. More than `most` are only counted. */
export async function changeEach<Item>(
  portions: AsyncIterable<string[]>,
  most: number,
  change: (ids: string[]) => Promise<Item[]>,
): Promise<Changed<Item>> {
  let changed = 0;
  const items: Item[] = [];
  for await (const ids of portions) {
    const some = await change(ids);
    changed += some.length;
    if (changed <= most) items.push(...some);
  }
  return { changed, undo: changed <= most ? items : null };
}
