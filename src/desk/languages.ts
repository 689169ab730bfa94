export const languages = ['ky', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language by its own name, so that whoever needs it can find it. */
export const languageNames: Record<Language, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English' }

const isLanguage = (word: string): word is Language => (languages as readonly string[]).includes(word)

/** The language to start in: the one chosen before, else the first of the browser's that we speak, else Kyrgyz. */
export const chooseLanguage = (chosen: string | null, browser: readonly string[]): Language => {
  if (chosen !== null && isLanguage(chosen)) return chosen
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'ky'
}
