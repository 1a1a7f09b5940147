/** What an action changed: the number, and the items themselves unless they are too many to undo. */
export type Changed<Item> = { changed: number; undo: Item[] | null };

/** Changes a selection page by page; `change` returns what it changed. More than `most` are only counted. */
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
