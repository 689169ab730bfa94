import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { FailureNote, LocalDate, Notice, Screen, Skeleton, Tag, useFormats } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { OpenedReview } from '../model.ts'
import { DecideForm } from './decide-form.tsx'
import { PairBars } from './pair-bars.tsx'
import { type OpenedSide, PairSides } from './pair-sides.tsx'
import { inScreenForm, percentOf } from './percent.ts'
import { ReopenForm } from './reopen-form.tsx'
import { RevealPair } from './reveal-pair.tsx'
import './duplicates.scss'

/** Two records side by side, what speaks for and against one person, and the decision. */
const DuplicatePair = () => {
  const { t } = useTranslation()
  const { reviewId } = useParams<{ reviewId: string }>()
  const { data, error, reload } = useData<OpenedReview>(`/api/duplicates/${reviewId}`)
  return (
    <Screen
      title={t('duplicates.pair.title')}
      sub={data && <p>{t('duplicates.pair.name', { id: data.reviewId.slice(-6) })}</p>}
      back={{ to: '/duplicates', label: t('duplicates.back') }}
    >
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data &&
        (data.score.tokens ? (
          <TokenLikeness share={data.score.tokens.share} />
        ) : (
          <PairBars score={data.score} />
        ))}
      {data?.status === 'open' && <OpenPair review={data} onDecided={reload} />}
      {data?.status === 'decided' && <DecidedPair review={data} onReopened={reload} />}
    </Screen>
  )
}
export default DuplicatePair

/** Tokens say how much is the same, and not what. */
const TokenLikeness = ({ share }: { share: number }) => {
  const { t } = useTranslation()
  const { number } = useFormats()
  return (
    <section aria-labelledby="why">
      <h2 id="why">{t('duplicates.why')}</h2>
      <p>{t('duplicates.token-why', { percent: inScreenForm(percentOf(share), number) })}</p>
      <p>{t('duplicates.token-counted')}</p>
    </section>
  )
}

const OpenPair = ({ review, onDecided }: { review: OpenedReview; onDecided: () => void }) => {
  const [opened, setOpened] = useState<OpenedSide[] | null>(null)
  return (
    <>
      <PairSides sides={review.sides} opened={opened} />
      {!review.byToken && (
        <RevealPair reviewId={review.reviewId} opened={opened !== null} onOpened={setOpened} />
      )}
      <DecideForm reviewId={review.reviewId} onDone={onDecided} />
    </>
  )
}

const DecidedPair = ({ review, onReopened }: { review: OpenedReview; onReopened: () => void }) => {
  const { t } = useTranslation()
  return (
    <>
      <Notice>
        <p>
          <Tag tone={review.found === 'merged' ? 'green' : 'gray'}>
            {t(`duplicates.found.${review.found}`)}
          </Tag>{' '}
          {review.decidedAt && <LocalDate value={review.decidedAt} />}
        </p>
        <p>
          {review.byToken && review.found === 'cannot-tell'
            ? t('duplicates.token-after-cannot-tell')
            : t(`duplicates.after.${review.found}`)}
        </p>
      </Notice>
      <ReopenForm reviewId={review.reviewId} onDone={onReopened} />
    </>
  )
}
