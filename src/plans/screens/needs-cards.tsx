import { useTranslation } from 'react-i18next'
import { DataTable, Link, Tag, type Tone } from '../../desk/parts/index.ts'
import { askedOf, domainsFor } from '../prefill-needs.ts'
import type { OpenedCase } from './case-data.ts'
import type { Words } from './use-lists.ts'

const needTone: Record<string, Tone> = { urgent: 'red', some: 'ochre', none: 'green', unknown: 'gray' }
const riskTone: Record<string, Tone> = { high: 'red', medium: 'ochre', low: 'green', unknown: 'gray' }

interface Props {
  opened: OpenedCase
  words: Words
  writable: boolean
}

/** Every area with what was found; each leads to its own question. */
export const NeedsCards = ({ opened, words, writable }: Props) => {
  const { t } = useTranslation()
  const domains = domainsFor(opened.file, words.entries('risk-domain')).map((entry) => entry.code)
  return (
    <>
      <OverallTag opened={opened} words={words} />
      <DataTable
        caption={t('plans.needs.caption')}
        captionHidden
        rows={domains}
        rowKey={(domain) => domain}
        columns={[
          {
            key: 'domain',
            label: t('plans.needs.area'),
            cell: (domain) =>
              writable ? (
                <Link to={`/cases/${opened.file.caseId}/needs/${domain}`}>
                  {words.word('risk-domain', domain)}
                </Link>
              ) : (
                words.word('risk-domain', domain)
              ),
          },
          {
            key: 'found',
            label: t('plans.needs.found'),
            cell: (domain) => <Found asked={askedOf(opened.file, domain)} words={words} />,
          },
        ]}
      />
    </>
  )
}

const OverallTag = ({ opened, words }: Pick<Props, 'opened' | 'words'>) => {
  const { t } = useTranslation()
  const { risk } = opened.file.plan
  return (
    <p>
      {t('plans.needs.overall')}:{' '}
      {risk ? (
        <Tag tone={riskTone[risk] ?? 'gray'}>{words.word('risk-level', risk)}</Tag>
      ) : (
        <span className="quiet">{t('desk.notKnown')}</span>
      )}
    </p>
  )
}

const Found = ({ asked, words }: { asked: ReturnType<typeof askedOf>; words: Words }) => {
  const { t } = useTranslation()
  if (asked.need === '') return <span className="quiet">{t('plans.needs.notAsked')}</span>
  return (
    <span>
      <Tag tone={needTone[asked.need] ?? 'gray'}>{words.word('need-level', asked.need)}</Tag>{' '}
      {asked.risk !== '' && (
        <Tag tone={riskTone[asked.risk] ?? 'gray'}>
          {t('plans.needs.risk')}: {words.word('risk-level', asked.risk)}
        </Tag>
      )}{' '}
      {asked.fromAssessment && <small className="quiet">{t('plans.needs.fromAssessment')}</small>}
      {asked.note && <span className="plans-note">{asked.note}</span>}
    </span>
  )
}
