import { useTranslation } from 'react-i18next'
import { LocalDate, LocalTime, Tag, type Tone } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { Contest, Decision, Outcome } from '../decision-model.ts'
import type { OpenedCase } from './opened-case.ts'
import { useTell } from './use-tell.ts'

/** Every word on this identification, the latest first: what was decided, by whom, why, and what the rules said then. */
export const History = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const { history } = opened.file.identification
  if (history.length === 0) return null
  return (
    <section aria-labelledby="identification-history">
      <h2 id="identification-history">{t('identify.history')}</h2>
      <ol className="decisions">
        {[...history].reverse().map((each) => (
          <li key={each.eventId} className="card">
            {'outcome' in each ? (
              <DecisionEntry decision={each} opened={opened} />
            ) : (
              <ContestEntry contest={each} opened={opened} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

export const outcomeTones: Record<Outcome, Tone> = {
  identified: 'teal',
  'not-identified': 'gray',
  'not-yet': 'ochre',
}

const DecisionEntry = ({ decision, opened }: { decision: Decision; opened: OpenedCase }) => {
  const { t } = useTranslation()
  const word = useWords()
  return (
    <>
      <p>
        <strong>{t(`identify.kind.${decision.kind}`)}</strong>{' '}
        <Tag tone={outcomeTones[decision.outcome]}>{word('identification-outcome', decision.outcome)}</Tag>
      </p>
      <blockquote className="said">{decision.reasons}</blockquote>
      <p className="quiet">
        {t(`identify.form.${decision.form}`)}{' '}
        {t('identify.advice-then', { advice: t(`identification.conclusion.${decision.advice}`) })}
      </p>
      <Who entry={decision} opened={opened} />
      {decision.decidedOn && (
        <p className="quiet">
          {t('identify.decide.on')}: <LocalDate value={decision.decidedOn} />
        </p>
      )}
    </>
  )
}

const ContestEntry = ({ contest, opened }: { contest: Contest; opened: OpenedCase }) => {
  const { t } = useTranslation()
  const word = useWords()
  return (
    <>
      <p>
        <strong>{t(`identify.kind.${contest.kind}`)}</strong> {word('review-ground', contest.ground)}
      </p>
      {contest.note && <blockquote className="said">{contest.note}</blockquote>}
      {contest.askedBy && (
        <p className="quiet">
          {t('identify.contest.asked-by')}: {t(`identify.asker.${contest.askedBy}`)}
        </p>
      )}
      <Who entry={contest} opened={opened} />
    </>
  )
}

const Who = ({ entry, opened }: { entry: Decision | Contest; opened: OpenedCase }) => {
  const { label } = useTell()
  return (
    <p className="quiet">
      {entry.agency && label(opened.agencies[entry.agency], entry.agency)} · <LocalTime value={entry.at} />
    </p>
  )
}
