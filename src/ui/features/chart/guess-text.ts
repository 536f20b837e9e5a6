import { texts } from '../../../i18n/texts.ts'

export const guessText = texts({
  en: { guess: 'your guess', truth: 'it is here' },
  zh: { guess: '你的猜测', truth: '答案' },
})
