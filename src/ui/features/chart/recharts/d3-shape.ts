// What Recharts finds where it asks for d3-shape (`resolve.alias` in vite.config.ts): straight lines, and areas between them.
// The whole package curves, stacks and has symbols, 3 kB of them; a curve that is not there Recharts draws straight and says
// nothing, test/ui/plot/recharts-parts.test.ts does.
export { area, curveLinear, line } from 'd3-shape'

/** What no chart of the page asks for. */
const absent = undefined

export {
  absent as curveBasis,
  absent as curveBasisClosed,
  absent as curveBasisOpen,
  absent as curveBumpX,
  absent as curveBumpY,
  absent as curveLinearClosed,
  absent as curveMonotoneX,
  absent as curveMonotoneY,
  absent as curveNatural,
  absent as curveStep,
  absent as curveStepAfter,
  absent as curveStepBefore,
  absent as stack,
  absent as stackOffsetExpand,
  absent as stackOffsetNone,
  absent as stackOffsetSilhouette,
  absent as stackOffsetWiggle,
  absent as stackOrderNone,
  absent as symbol,
  absent as symbolCircle,
  absent as symbolCross,
  absent as symbolDiamond,
  absent as symbolSquare,
  absent as symbolStar,
  absent as symbolTriangle,
  absent as symbolWye,
}
