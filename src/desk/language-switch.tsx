import { useTranslation } from 'react-i18next'
import { call } from './api.ts'
import { changeLanguage } from './i18n.ts'
import { type Language, languageNames, languages } from './languages.ts'
import { useSession } from './session.tsx'

/** Three words, each in its own language; the current one is pressed. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation()
  const { state } = useSession()
  const choose = async (language: Language) => {
    await changeLanguage(language)
    // Kept with the account too; when that fails, this device still remembers it.
    if (state.kind === 'signed-in')
      await call('PATCH', '/api/me', { language }, { whenSignedOut: 'give-back' })
  }
  return (
    <fieldset className="languages">
      <legend className="for-ear">{t('desk.language')}</legend>
      {languages.map((language: Language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => void choose(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  )
}
