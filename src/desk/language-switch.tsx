import { useTranslation } from 'react-i18next'
import { changeLanguage } from './i18n.ts'
import { type Language, languageNames, languages } from './languages.ts'

/** Three words, each in its own language; the current one is pressed. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation()
  return (
    <fieldset className="languages">
      <legend className="for-ear">{t('desk.language')}</legend>
      {languages.map((language: Language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => void changeLanguage(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  )
}
