/** Where the first link of the page leads: past what stands above the panels. */
export const MAIN = 'main'
