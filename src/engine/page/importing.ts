/** The address of a script that imports `file` and does nothing else: it ends with the closing quote, `%22`, the second. */
export function importing(file: string): string {
  return `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(file)}`)}`
}
