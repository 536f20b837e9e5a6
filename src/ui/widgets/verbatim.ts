/**
 * What reads the same in every language: code, names of parameters, numbers. A browser's translator leaves it alone, and on
 * a page that it has turned from right to left it stays as it is: a minus sign before its number, brackets around theirs.
 */
export const verbatim = { translate: 'no', dir: 'ltr' } as const
