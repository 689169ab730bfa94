import { useTranslation } from 'react-i18next'
import { DataTable, Tag } from '../../desk/parts/index.ts'
import { type Asked, isHalf } from '../prefill-needs.ts'
import type { Words } from './use-lists.ts'

interface Props {
  id: string
  words: Words
  domains: string[]
  asked: Record<string, Asked>
  /** After a try to save: marks the areas of which only one half is answered. */
  showHalf: boolean
  onChange: (domain: string, asked: Asked) => void
}

/** All areas at once, for somebody at a desk with the papers beside them. */
export const NeedsTable = ({ id, words, domains, asked, showHalf, onChange }: Props) => {
  const { t } = useTranslation()
  const choice = (domain: string, part: 'need' | 'risk', vocabulary: string) => (
    <select
      className="input input--select"
      aria-label={`${words.word('risk-domain', domain)}: ${t(`plans.needs.${part}`)}`}
      value={asked[domain]?.[part] ?? ''}
      onChange={(event) => change(domain, { [part]: event.target.value })}
    >
      <option value="">{t('plans.needs.notAsked')}</option>
      {words.options(vocabulary).map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
  const change = (domain: string, part: Partial<Asked>) => {
    const before = asked[domain]
    if (before) onChange(domain, { ...before, fromAssessment: false, ...part })
  }
  return (
    <div id={id} tabIndex={-1} className="plans-needs">
      <DataTable
        caption={t('plans.needs.caption')}
        captionHidden
        rows={domains}
        rowKey={(domain) => domain}
        columns={[
          {
            key: 'domain',
            label: t('plans.needs.area'),
            cell: (domain) => (
              <>
                {words.word('risk-domain', domain)}{' '}
                {asked[domain]?.fromAssessment && <Tag tone="gray">{t('plans.needs.fromAssessment')}</Tag>}
                {showHalf && isHalf(asked[domain]) && (
                  <span className="field__error">{t('field.half-answered')}</span>
                )}
              </>
            ),
          },
          {
            key: 'need',
            label: t('plans.needs.need'),
            cell: (domain) => choice(domain, 'need', 'need-level'),
          },
          {
            key: 'risk',
            label: t('plans.needs.risk'),
            cell: (domain) => choice(domain, 'risk', 'risk-level'),
          },
          {
            key: 'note',
            label: t('plans.needs.note'),
            cell: (domain) => (
              <textarea
                className="input"
                rows={1}
                autoComplete="off"
                maxLength={2000}
                aria-label={`${words.word('risk-domain', domain)}: ${t('plans.needs.note')}`}
                value={asked[domain]?.note ?? ''}
                onChange={(event) => change(domain, { note: event.target.value })}
              />
            ),
          },
        ]}
      />
    </div>
  )
}
