/** How long a claim is stored: no video is notified later than this after it finished. */
const REMEMBERED_MS = 2 * 24 * 60 * 60_000;
const STORE = "told";

/**
 * Whether this tab is the first of this browser to claim `key`. Uses IndexedDB, whose transactions are serialized:
 * after another tab wrote, localStorage may return an old value for a while, even inside a lock. True without
 * IndexedDB, because notifying twice is better than not at all.
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
      // The key exists. Without preventDefault, the error would abort the whole transaction.
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
