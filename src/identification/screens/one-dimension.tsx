import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../desk/parts/index.ts'
import { DIMENSIONS } from '../model.ts'
import { type AskingProps, countAnswered } from './asking.ts'
import { DimensionQuestions } from './dimension-questions.tsx'
import { GoOn, Unsent } from './go-on.tsx'
import { KindChoice } from './kind-choice.tsx'

/** One dimension at a time, for a phone; begins with the first that has something to ask. */
export const OneDimension = (props: AskingProps) => {
  const { t } = useTranslation()
  const [at, setAt] = useState(() => firstOpen(props))
  const heading = useTurn(at)
  const dimension = DIMENSIONS[at] ?? DIMENSIONS[0]
  const last = at === DIMENSIONS.length - 1
  const turn = (to: number) => {
    void props.answering.save()
    setAt(to)
  }
  return (
    <>
      {at === 0 && <KindChoice {...props} />}
      <div className="progress">
        <progress max={DIMENSIONS.length} value={at + 1} aria-label={t('identify.questions.title')} />
        <p>{t('identify.part', { at: at + 1, of: DIMENSIONS.length })}</p>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {t(`identification.dimension.${dimension}`)}
      </h2>
      <DimensionQuestions key={dimension} {...props} dimension={dimension} />
      {last ? (
        <GoOn {...props} to="facts" label={t('identify.to-facts')} />
      ) : (
        <>
          <Unsent {...props} />
          <p className="actions">
            <Button wide onClick={() => turn(at + 1)}>
              {t('identify.next-part')}
            </Button>
          </p>
        </>
      )}
      {at > 0 && (
        <p>
          <Button kind="text" onClick={() => turn(at - 1)}>
            {t('identify.previous-part')}
          </Button>
        </p>
      )}
    </>
  )
}

const firstOpen = (props: AskingProps): number => {
  const open = DIMENSIONS.findIndex((dimension) => {
    const { done, of } = countAnswered(props, dimension)
    return done < of
  })
  return Math.max(0, open)
}

/** The next part begins at its heading, for the eye and for the keyboard. */
const useTurn = (at: number) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(at)
  useEffect(() => {
    if (before.current === at) return
    before.current = at
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [at])
  return heading
}
