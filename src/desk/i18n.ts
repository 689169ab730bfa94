import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readSetting, writeSetting } from './device.ts'
import { chooseLanguage, type Language } from './languages.ts'

const catalogues: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  ky: () => import('virtual:messages/ky'),
  ru: () => import('virtual:messages/ru'),
  en: () => import('virtual:messages/en'),
}

/** Starts i18next with one language only; the others are fetched when somebody asks for them. */
export const startLanguage = async (): Promise<void> => {
  const language = chooseLanguage(readSetting('language'), navigator.languages)
  const { default: messages } = await catalogues[language]()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [language]: { translation: messages } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
}

/** Whoever comes to a new device is greeted in the language they chose on another one. */
export const greetIn = async (language: Language | null): Promise<void> => {
  if (language !== null && readSetting('language') === null) await changeLanguage(language)
}

/** Changes the language of the whole desk without reloading, so a half-filled form stays. */
export const changeLanguage = async (language: Language): Promise<void> => {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { default: messages } = await catalogues[language]()
    i18next.addResourceBundle(language, 'translation', messages)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  writeSetting('language', language)
}
