/**
 * How each pinned run is drawn, by its place in the list. Hues apart for every common kind of colour blindness, from the
 * accent of the run on screen too, at 3:1 and more on the surface; and dashes and numbers for who sees no hue.
 */
export const PIN_LOOKS: readonly { readonly color: string; readonly dash: string }[] = [
  { color: 'light-dark(#b8500b, #f2994a)', dash: '7 2' },
  { color: 'light-dark(#00795a, #3ec79b)', dash: '2 2' },
  { color: 'light-dark(#a8327d, #f08cc6)', dash: '10 2 2 2' },
  { color: 'light-dark(#7a6a00, #d9c53a)', dash: '5 4' },
  { color: 'light-dark(#0b7891, #5cd0e8)', dash: '12 3' },
  { color: 'light-dark(#6b3fc0, #b9a2ff)', dash: '2 2 6 2' },
]
