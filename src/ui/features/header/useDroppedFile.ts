import { useEffect, useEffectEvent } from 'react'

/** Takes a file that is dropped anywhere on the page; the browser would leave the page for it. */
export function useDroppedFile(take: (file: File) => void): void {
  const drop = useEffectEvent((event: DragEvent) => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) take(file)
  })
  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault()
    }
    const take = (event: DragEvent) => drop(event)
    addEventListener('dragover', allow)
    addEventListener('drop', take)
    return () => {
      removeEventListener('dragover', allow)
      removeEventListener('drop', take)
    }
  }, [])
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
