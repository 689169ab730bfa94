import { useState } from 'react'
import { Button, Checkboxes, Progress, SavedState, YesNoUnknown } from '../parts/index.ts'
import type { Answer } from '../parts/yes-no-unknown.tsx'
import { useWords } from './words.ts'

/** One question on a phone, and a page of yes, no and not known. */
export const BookQuestion = () => {
  const w = useWords()
  const [needs, setNeeds] = useState<string[]>(['place', 'food'])
  const [taken, setTaken] = useState<Answer | null>('yes')
  const [free, setFree] = useState<Answer | null>(null)
  return (
    <>
      <Progress at={5} of={12} what={w('initial assessment')} />
      <Checkboxes
        big
        label={w('needs')}
        hint={w('tick what you saw')}
        value={needs}
        onChange={setNeeds}
        options={[
          { value: 'place', label: w('safe place') },
          { value: 'doctor', label: w('doctor') },
          { value: 'food', label: w('food'), hint: w('clothes for the season, too') },
          { value: 'psychologist', label: w('psychologist') },
        ]}
      />
      <Button wide>{w('continue')}</Button>
      <div className="skip-question">
        <Button kind="text">{w('skip')}</Button>
      </div>
      <SavedState />
      <h2>{w('identification')}</h2>
      <YesNoUnknown label={w('passport taken?')} value={taken} onChange={setTaken} />
      <YesNoUnknown
        label={w('free to leave?')}
        hint={w('tick what you saw')}
        value={free}
        onChange={setFree}
        error={free === null ? '…' : undefined}
      />
    </>
  )
}
