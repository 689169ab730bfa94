import { useTranslation } from 'react-i18next'
import { Facts, LocalDate } from '../../desk/parts/index.ts'
import type { OpenedCase } from './case-data.ts'
import { useCaseWords } from './use-words.ts'

/** What the case began with. */
export const ConcernOfCase = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { worries, since, channel, place, narrative } = opened.file.case.concern
  const known = [
    { key: 'worries', value: worries.map((worry) => words.word('worry', worry)).join(', ') },
    { key: 'since', value: since && <LocalDate value={since} /> },
    { key: 'channel', value: channel && words.word('report-channel', channel) },
    { key: 'place', value: place },
    { key: 'narrative', value: narrative && <span className="written">{narrative}</span> },
  ]
  return (
    <section aria-labelledby="concern">
      <h2 id="concern">{t('cases.concern.title')}</h2>
      <Facts items={known.map((each) => ({ ...each, label: t(`cases.concern.${each.key}`) }))} />
    </section>
  )
}
