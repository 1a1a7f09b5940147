/** How long a claim is remembered: no video is told of later than this after it finished. */
const REMEMBERED_MS = 2 * 24 * 60 * 60_000;
const STORE = "told";

/**
 * Whether this tab is the first to claim `key`, over all tabs of this browser. By IndexedDB, whose transactions stand
 * in one line: localStorage may show a tab an old value for a while after another tab wrote, lock or no lock. True
 * where there is no IndexedDB, because telling twice is better than not at all.
 */
export async function claimOnce(key: string): Promise<boolean> {
  try {
    const db = await open();
    try {
      return await addOnce(db, key);
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("ninefold-told", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE).createIndex("at", "");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function addOnce(db: IDBDatabase, key: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const change = db.transaction(STORE, "readwrite");
    const store = change.objectStore(STORE);
    let first = true;
    store.add(Date.now(), key).onerror = (event) => {
      // There already. Left alone, the error would take the whole transaction back.
      event.preventDefault();
      first = false;
    };
    store.index("at").openKeyCursor(IDBKeyRange.upperBound(Date.now() - REMEMBERED_MS)).onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursor | null>).result;
      if (!cursor) return;
      store.delete(cursor.primaryKey);
      cursor.continue();
    };
    change.oncomplete = () => resolve(first);
    change.onabort = () => reject(change.error);
  });
}
