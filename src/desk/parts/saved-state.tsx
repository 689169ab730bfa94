import { useTranslation } from 'react-i18next'
import { useConnection } from '../connection.ts'
import { useFormats } from './use-formats.ts'

/** What is kept and what still waits for a line: "saved 16:20 · 2 waiting". */
export const SavedState = () => {
  const { t } = useTranslation()
  const { savedAt, waiting } = useConnection()
  const { clock } = useFormats()
  const words: string[] = []
  if (savedAt) words.push(t('desk.saved.at', { time: clock(savedAt) }))
  if (waiting > 0) words.push(t('desk.connection.waiting', { count: waiting }))
  return (
    <p className={waiting > 0 ? 'saved saved--waiting' : 'saved'} role="status">
      {words.length === 0 ? t('desk.saved.nothing') : words.join(' · ')}
    </p>
  )
}
