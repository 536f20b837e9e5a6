// What Recharts finds where it asks for all of d3-scale (`resolve.alias` in vite.config.ts): the scales of the page's charts.
// The whole package brings calendars and colour ramps along, 7 kB of them.
export { scaleLinear, scaleLog, scalePoint } from 'd3-scale'
