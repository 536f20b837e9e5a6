// What d3-scale finds where it asks for d3-format (`resolve.alias` in vite.config.ts): nothing. A scale that is asked for the
// words of its ticks needs it; Recharts asks none, and the page's axes have their own words (`ui/plot/ticks.ts`). It is 2 kB.

const absent = undefined

export {
  absent as format,
  absent as formatPrefix,
  absent as formatSpecifier,
  absent as precisionFixed,
  absent as precisionPrefix,
  absent as precisionRound,
}
