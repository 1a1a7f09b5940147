import type { FilePlace } from "@/db/instance/place-queries";
import type { StoreName } from "@/db/schema/instance";
import { transfer } from "./copy-file";
import type { Storage } from "./storage";

/** For this long a server may read by what it knew: no read is wrong by that, since a miss asks again. */
export const STALE_MS = 5_000;

/**
 * The store in which the files are, as the database says. While they are moved, new files go to the new store, and
 * those that are not there yet are read from the old one. Servers learn of a move at different moments, so a file that
 * is not found is looked for again where the database says by then, and a file that was written while a move began or
 * ended is brought along.
 */
export function createPlacedStorage(open: (name: StoreName) => Storage, find: () => Promise<FilePlace>): Storage {
  const stores = new Map<StoreName, Storage>();
  const at = (name: StoreName): Storage => {
    const store = stores.get(name) ?? open(name);
    stores.set(name, store);
    return store;
  };
  let known: { place: FilePlace; until: number } | undefined;
  async function now(): Promise<FilePlace> {
    const place = await find();
    known = { place, until: performance.now() + STALE_MS };
    return place;
  }
  const recent = async () => (known && performance.now() < known.until ? known.place : now());
  const storesOf = ({ store, movingFrom }: FilePlace) => (movingFrom ? [at(store), at(movingFrom)] : [at(store)]);

  async function first<Found>(read: (store: Storage) => Promise<Found | null>): Promise<Found | null> {
    const place = await recent();
    for (const store of storesOf(place)) {
      const found = await read(store);
      if (found !== null) return found;
    }
    const later = await now();
    if (later.store === place.store && later.movingFrom === place.movingFrom) return null;
    for (const store of storesOf(later)) {
      const found = await read(store);
      if (found !== null) return found;
    }
    return null;
  }

  return {
    async put(key, body, options) {
      const { store } = await now();
      const stored = await at(store).put(key, body, options);
      const later = await now();
      if (stored.ok && later.store !== store) await transfer(at(store), at(later.store), key);
      return stored;
    },
    open: (key, range) => first((store) => store.open(key, range)),
    stat: (key) => first((store) => store.stat(key)),
    async remove(key) {
      for (const store of storesOf(await now())) await store.remove(key);
    },
    async *list(folder) {
      const seen = new Set<string>();
      for (const store of storesOf(await now())) {
        for await (const file of store.list(folder)) {
          if (!seen.has(file.key)) yield file;
          seen.add(file.key);
        }
      }
    },
    async check() {
      // A database that is away must not make the store look broken: it is checked where it was last.
      const place = await recent().catch((error: unknown) => known?.place ?? Promise.reject(error));
      for (const store of storesOf(place)) await store.check();
    },
  };
}
