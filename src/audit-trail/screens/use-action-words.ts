import { useTranslation } from 'react-i18next'

/** An action of the log in words: one of ours, or the event of a case that was recorded; else its name. */
export const useActionWords = (): ((action: string) => string) => {
  const { t, i18n } = useTranslation()
  return (action) => {
    const key = [`audit.action.${action}`, `event.${action}`].find((each) => i18n.exists(each))
    return key === undefined ? action : t(key)
  }
}
