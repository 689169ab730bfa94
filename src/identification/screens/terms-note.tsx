import type { BodiesAnswer } from '../list-bodies.ts'
import { useTell } from './use-tell.ts'

/** What the procedure says of this step, and by when; a deadline that nobody set is said to be missing, not guessed. */
export const TermsNote = ({
  bodies,
  step,
}: {
  bodies: BodiesAnswer
  step: 'identification' | 'confirmation'
}) => {
  const { t, label } = useTell()
  const procedure = label(bodies.procedure.labels, bodies.procedure.id)
  const deadline = bodies.deadlines[step]
  return (
    <div className="quiet">
      <p>{t(`identify.terms.${step}.${bodies.terms.steps}`, { procedure })}</p>
      <p>
        {deadline
          ? t(`identify.deadline.${deadline.unit}`, { count: deadline.amount })
          : t('identify.deadline.none', { procedure })}
      </p>
    </div>
  )
}
