import { useTranslation } from 'react-i18next'
import { Link } from '../../desk/parts/index.ts'
import { mayTry, type OpenedCase } from './case-data.ts'

const actions = [
  { event: 'case.noted', path: 'note', key: 'note' },
  { event: 'identity.recorded', path: 'identity', key: 'identity' },
  { event: 'team.joined', path: 'team', key: 'team' },
  { event: 'case.closed', path: 'close', key: 'close' },
  { event: 'case.reopened', path: 'reopen', key: 'reopen' },
] as const

/** What may be done that is not the next step. */
export const WhatElse = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const possible = actions.filter(({ event }) => mayTry(opened, event))
  if (possible.length === 0) return null
  return (
    <section aria-labelledby="what-else">
      <h2 id="what-else">{t('cases.do.title')}</h2>
      <ul className="link-list">
        {possible.map(({ path, key }) => (
          <li key={key}>
            <Link to={`/cases/${opened.file.caseId}/${path}`}>{t(`cases.do.${key}`)}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
