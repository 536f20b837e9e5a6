// What Recharts finds where it asks for all of d3-scale (`resolve.alias` in vite.config.ts): the scales of the page's charts.
// The whole package brings calendars and colour ramps along, 7 kB of them. It looks scales up by their names: an axis with
// another scale, or a chart of bars (scaleBand), draws nothing and says nothing; test/ui/plot/recharts-parts.test.ts does.
export { scaleLinear, scaleLog, scalePoint } from 'd3-scale'
