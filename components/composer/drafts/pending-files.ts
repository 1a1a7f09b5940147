import type { Source } from "@/components/composer/images/source";

/**
 * Files and URLs that haven't reached the server yet, stored in the browser so that a reload or crash during uploads
 * can resume them. Unclaimed ones are deleted after a day.
 */
const STORE = "files";
const LIFE = 24 * 60 * 60_000;

type Kept = { file: Source; at: number };

function run<Value>(
  mode: IDBTransactionMode,
  operation: (store: IDBObjectStore) => IDBRequest<Value> | null,
): Promise<Value | null> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("ninefold-uploads", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    // Private windows may have no database: then a reload only loses unfinished uploads.
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, mode);
      const request = operation(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(request ? request.result : null);
      };
      transaction.onabort = () => {
        database.close();
        resolve(null);
      };
    };
  });
}

export async function keepFile(key: string, file: Source): Promise<void> {
  await run("readwrite", (store) => store.put({ file, at: Date.now() } satisfies Kept, key));
}

export async function dropFile(key: string): Promise<void> {
  await run("readwrite", (store) => store.delete(key));
}

export async function findFile(key: string): Promise<Source | null> {
  const kept: Kept | null = await run("readonly", (store) => store.get(key));
  return kept?.file ?? null;
}

export async function dropOldFiles(): Promise<void> {
  await run("readwrite", (store) => {
    const cursor = store.openCursor();
    cursor.onsuccess = () => {
      const here = cursor.result;
      if (!here) return;
      if (Date.now() - (here.value as Kept).at > LIFE) here.delete();
      here.continue();
    };
    return null;
  });
}
