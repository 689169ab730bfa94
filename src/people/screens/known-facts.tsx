import { useTranslation } from 'react-i18next'
import { Button, Facts } from '../../desk/parts/index.ts'
import type { OpenedFact } from '../model.ts'
import { useFactWords } from './fact-words.ts'

/** What the vault gave, one fact a line. */
export const KnownFacts = ({
  facts,
  onCorrect,
}: {
  facts: OpenedFact[]
  onCorrect?: (fact: OpenedFact) => void
}) => {
  const { t } = useTranslation()
  const words = useFactWords()
  if (facts.length === 0) return <p className="quiet">{t('people.reveal.empty')}</p>
  return (
    <Facts
      items={facts.map((fact) => {
        const { detail, value } = words(fact)
        const kind = t(`people.identity.kind.${fact.kind}`)
        return {
          key: fact.factId,
          label: detail ? `${kind} · ${detail}` : kind,
          value,
          action: onCorrect && (
            <Button
              kind="text"
              label={`${t('people.identity.correct')}: ${kind}`}
              onClick={() => onCorrect(fact)}
            >
              {t('people.identity.correct')}
            </Button>
          ),
        }
      })}
    />
  )
}
