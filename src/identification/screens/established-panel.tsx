import type { ReactNode } from 'react'
import { Established, Tag, type Tone } from '../../desk/parts/index.ts'
import type { Assessment, Because, Conclusion } from '../model.ts'
import type { SuggestedFacts } from '../rules.ts'
import { Offences } from './offences.tsx'
import { useTell } from './use-tell.ts'
import './identification.scss'

interface Props {
  assessment: Assessment
  /** How many answers speak for what is established; left out where the lists are not at hand. */
  suggested?: SuggestedFacts
  children?: ReactNode
}

const tones: Record<Conclusion, Tone> = { indicated: 'teal', possible: 'ochre', 'not-indicated': 'gray' }

/** What is established, what is missing and why, by the rules that `umai assess` runs. It advises; a person decides. */
export const EstablishedPanel = ({ assessment, suggested, children }: Props) => {
  const { t } = useTell()
  return (
    <>
      <Elements assessment={assessment} suggested={suggested} />
      <p className="panel__conclusion" role="status">
        <Tag tone={tones[assessment.conclusion]}>
          {t(`identification.conclusion.${assessment.conclusion}`)}
        </Tag>
      </p>
      <Missing assessment={assessment} />
      <Offences assessment={assessment} />
      <Why because={assessment.because} />
      {children}
    </>
  )
}

const vocabularies = { act: 'acts', means: 'means', purpose: 'exploitation' } as const

const Elements = ({ assessment, suggested }: Pick<Props, 'assessment' | 'suggested'>) => {
  const { t, words } = useTell()
  const items = (['act', 'means', 'purpose'] as const).map((element) => {
    const state = assessment.elements[element]
    const vocabulary = vocabularies[element]
    const reported = wordsOf(assessment, element)
    const answers = answersFor(suggested, vocabulary, reported)
    const said = reported.length > 0 ? `: ${words(vocabulary, reported)}` : ''
    return {
      key: element,
      state,
      label: `${t(`identify.element.${element}`)}${said}`,
      why:
        state === 'not-required'
          ? t('identify.not-required')
          : answers > 0
            ? t('identify.answers', { count: answers })
            : undefined,
    }
  })
  return <Established items={items} />
}

/** The words that the rules counted, out of their own reason. */
const wordsOf = ({ because }: Assessment, element: keyof typeof vocabularies): string[] => {
  const params = because.find(({ finding }) => finding === `elements.${element}`)?.params
  const words = params?.[vocabularies[element]]
  return Array.isArray(words) ? words : []
}

const answersFor = (
  suggested: SuggestedFacts | undefined,
  vocabulary: keyof SuggestedFacts,
  words: string[],
) => {
  const spoken = (suggested?.[vocabulary] ?? []) as { word: string; indicators: string[] }[]
  const indicators = spoken.filter(({ word }) => words.includes(word)).flatMap((each) => each.indicators)
  return new Set(indicators).size
}

const Missing = ({ assessment }: { assessment: Assessment }) => {
  const { t, reason } = useTell()
  if (assessment.missing.length === 0) return null
  const reasons = assessment.because.filter(({ key }) => key.startsWith('identification.because.missing.'))
  return (
    <>
      <h3>{t('identify.missing')}</h3>
      <ul className="panel__list">
        {reasons.map((each) => (
          <li key={each.finding}>{reason(each)}</li>
        ))}
      </ul>
    </>
  )
}

const shown = /\.because\.(child|act|means|purpose|conclusion|flag)\./

const Why = ({ because }: { because: readonly Because[] }) => {
  const { t, reason } = useTell()
  return (
    <details className="panel__why">
      <summary>{t('identify.why')}</summary>
      <ul className="panel__list">
        {because
          .filter(({ key }) => shown.test(key))
          .map((each) => (
            <li key={each.finding}>{reason(each)}</li>
          ))}
      </ul>
    </details>
  )
}
