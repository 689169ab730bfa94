import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readSetting, writeSetting } from './device.ts'
import { chooseLanguage, type Language } from './languages.ts'
import { bringLanguage, bringMissing, readFrameTexts } from './texts.ts'

/** Starts i18next with what the frame says in one language; screens bring the rest, other languages come when asked for. */
export const startLanguage = async (): Promise<void> => {
  const language = chooseLanguage(readSetting('language'), navigator.languages)
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [language]: { translation: await readFrameTexts(language) } },
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: bringMissing,
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  document.documentElement.lang = language
}

/** Whoever comes to a new device is greeted in the language they chose on another one. */
export const greetIn = async (language: Language | null): Promise<void> => {
  if (language !== null && readSetting('language') === null) await changeLanguage(language)
}

/** Changes the language of the whole desk without reloading, so a half-filled form stays. */
export const changeLanguage = async (language: Language): Promise<void> => {
  await bringLanguage(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  writeSetting('language', language)
}
