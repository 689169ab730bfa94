import { Checkboxes, type FieldProps } from '../../desk/parts/index.ts'
import type { Suggestion } from '../rules.ts'
import { INSTEAD, settleTicks } from './fact-values.ts'
import { useTell } from './use-tell.ts'

interface Props extends FieldProps {
  vocabulary: 'acts' | 'means' | 'exploitation'
  words: readonly string[]
  suggested: readonly Suggestion<string>[]
  value: string[]
  onChange: (value: string[]) => void
}

/** Ticks for an act, means or purpose; each says how many answers speak for it. A suggestion, never a tick by itself. */
export const FactField = ({ vocabulary, words, suggested, value, onChange, ...field }: Props) => {
  const { t } = useTell()
  const hintOf = (word: string) => {
    const count = suggested.find((each) => each.word === word)?.indicators.length
    return count ? t('identify.suggested', { count }) : undefined
  }
  const options = [
    ...words.map((word) => ({
      value: word,
      label: t(`identification.${vocabulary}.${word}`),
      hint: hintOf(word),
    })),
    ...INSTEAD.map((word) => ({ value: word, label: t(`identify.fact.${word}.${vocabulary}`) })),
  ]
  return (
    <Checkboxes
      {...field}
      options={options}
      value={value}
      onChange={(ticked) => onChange(settleTicks(value, ticked))}
      columns
    />
  )
}
