import { readDataName } from '../experiment/data-name.ts'
import { readTable } from '../experiment/data-text.ts'
import type { OwnData } from '../experiment/own-data.ts'
import { takeData, textOfData } from '../experiment/read-data.ts'

/*
 * Data that are too long for a link, kept in the browser by their digest, so that a link that names them opens here again.
 * Where the browser keeps nothing (a private window, a full disk), they are there as long as the page is.
 */

const DATABASE = 'sgd-playground'
const STORE = 'data'

/** Milliseconds. */
const PATIENCE = 3000

/** Keeps data for later visits. @returns whether the browser does; it never rejects */
export async function keepData(data: OwnData): Promise<boolean> {
  const name = readDataName(data.written)
  if (name === null) return true
  const kept: KeptData = { file: data.file, text: textOfData(data) }
  return inStore('readwrite', (store) => store.put(kept, name.digest)).then(
    () => true,
    () => false,
  )
}

interface KeptData {
  readonly file: string
  readonly text: string
}

/** Makes the data known that `text`, a link, names and that are kept here. It never rejects. */
export async function recallData(text: string): Promise<void> {
  const digests = new Set(text.match(/sha256-[\w-]{22}/g))
  if (digests.size === 0) return
  // Some browsers never answer: then the link opens without.
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))
  await Promise.race([Promise.all([...digests].map(recall)), patience])
}

async function recall(digest: string): Promise<void> {
  const kept: unknown = await inStore('readonly', (store) => store.get(digest)).catch(() => null)
  if (isKept(kept)) takeText(kept.text, kept.file)
}

/** Makes data known by their text. */
export function takeText(text: string, file: string): OwnData | null {
  const table = readTable(text)
  const data = table.ok ? takeData(table.value, file) : table
  return data.ok ? data.value : null
}

function isKept(value: unknown): value is KeptData {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'file' in value &&
    typeof value.file === 'string'
  )
}

/** What `ask` asks of the store, once that is written or read. */
function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onerror = () => reject(opening.error)
    opening.onblocked = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(STORE, mode)
      const request = ask(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        database.close()
        resolve(request.result)
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error)
      }
    }
  })
}
