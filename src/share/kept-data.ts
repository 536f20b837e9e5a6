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

/** `full`: there is no room for them; `refused`: the browser keeps nothing, as in some private windows. */
export type Keeping = 'kept' | 'full' | 'refused'

/** Keeps data for later visits, where a link only names them. @returns whether the browser does; it never rejects */
export async function keepData(data: OwnData): Promise<Keeping> {
  const name = readDataName(data.written)
  if (name === null) return 'kept'
  const kept: KeptData = { file: data.file, text: textOfData(data) }
  return inTime(inStore('readwrite', (store) => store.put(kept, name.digest))).then(
    () => 'kept',
    (error: unknown) => (error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused'),
  )
}

/** Data that the browser keeps. */
export interface KeptTable {
  readonly digest: string
  readonly file: string
  /** As a link would have them, were they not too long. */
  readonly text: string
}

/** All data that the browser keeps; null where it keeps none. It never rejects. */
export async function listKept(): Promise<readonly KeptTable[] | null> {
  const keys = inTime(inStore('readonly', (store) => store.getAllKeys()))
  const values = inTime(inStore<unknown[]>('readonly', (store) => store.getAll()))
  return Promise.all([keys, values]).then(
    ([digests, all]) =>
      all.flatMap((each, i) => {
        const digest = digests[i]
        return isKept(each) && typeof digest === 'string' ? [{ ...each, digest }] : []
      }),
    () => null,
  )
}

/** Keeps these data no longer. @returns whether they are gone; it never rejects */
export async function forgetData(digest: string): Promise<boolean> {
  return inTime(inStore('readwrite', (store) => store.delete(digest))).then(
    () => true,
    () => false,
  )
}

/** Some browsers never answer. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE))
  return Promise.race([answer, patience])
}

interface KeptData {
  readonly file: string
  readonly text: string
}

/** Makes the data known that `text`, a link, names and that are kept here. It never rejects. */
export async function recallData(text: string): Promise<void> {
  const digests = new Set(text.match(/sha256-[\w-]{22}/g))
  if (digests.size === 0) return
  // Without an answer the link opens without them.
  await inTime(Promise.all([...digests].map(recall))).catch(() => null)
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
      try {
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
      } catch (error) {
        database.close()
        reject(error)
      }
    }
  })
}
