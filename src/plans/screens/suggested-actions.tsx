import { useTranslation } from 'react-i18next'
import { Button, Tag } from '../../desk/parts/index.ts'
import { suggestActions } from '../suggest-actions.ts'
import type { OpenedCase } from './case-data.ts'
import type { GoalText } from './draft-text.ts'
import type { Words } from './use-lists.ts'

interface Props {
  opened: OpenedCase
  words: Words
  goals: GoalText[]
  onAdd: (area: string, serviceKind: string) => void
}

/** What usually helps with what was found: one press puts it into the plan, where people make it their own. */
export const SuggestedActions = ({ opened, words, goals, onAdd }: Props) => {
  const { t } = useTranslation()
  const suggestions = suggestActions(opened.file, goals)
  if (suggestions.length === 0) return null
  return (
    <details className="plans-suggest" open={goals.length < 2}>
      <summary>{t('plans.suggest.title', { count: suggestions.length })}</summary>
      <ul>
        {suggestions.map((each) => (
          <li key={each.serviceKind}>
            <span>
              {words.word('service-kind', each.serviceKind)}{' '}
              {each.urgent && <Tag tone="red">{words.word('need-level', 'urgent')}</Tag>}
              <small className="quiet plans-note">
                {t('plans.suggest.because', { area: words.word('risk-domain', each.domain) })}
              </small>
            </span>
            <Button
              kind="secondary"
              onClick={() => onAdd(each.area, each.serviceKind)}
              label={`${t('plans.suggest.add')}: ${words.word('service-kind', each.serviceKind)}`}
            >
              {t('plans.suggest.add')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
