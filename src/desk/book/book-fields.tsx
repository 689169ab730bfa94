import { useState } from 'react'
import {
  AgeInput,
  Checkbox,
  dateTextOf,
  emptyAge,
  emptyDate,
  PartialDate,
  Radios,
  SearchableSelect,
  Select,
  TextArea,
  TextInput,
} from '../parts/index.ts'
import { useWords } from './words.ts'

const districts = ['Кара-Суу', 'Өзгөн', 'Ноокат', 'Алай'].map((label) => ({ value: label, label }))

/** Every field: empty, filled, with a hint, with an error. */
export const BookFields = () => {
  const w = useWords()
  const [text, setText] = useState('')
  const [story, setStory] = useState('abc')
  const [district, setDistrict] = useState('')
  const [channel, setChannel] = useState<'school' | 'helpline' | ''>('school')
  const [date, setDate] = useState(emptyDate)
  const [wrong, setWrong] = useState(dateTextOf({ year: 2026, month: 2 }))
  const [age, setAge] = useState({
    ...emptyAge,
    kind: 'range' as const,
    from: '14',
    to: '17',
  } as typeof emptyAge)
  const [agreed, setAgreed] = useState(false)
  const options = [
    { value: 'school' as const, label: w('concern reported') },
    { value: 'helpline' as const, label: w('hospital'), hint: w('one address is enough') },
  ]
  return (
    <>
      <TextInput
        label={w('place of work')}
        hint={w('one address is enough')}
        optional
        value={text}
        onChange={setText}
      />
      <TextInput label={w('place of work')} error={w('tick what you saw')} value={text} onChange={setText} />
      <TextArea label={w('what worries you')} limit={200} value={story} onChange={setStory} />
      <TextArea label={w('what worries you')} limit={2} rows={2} value={story} onChange={setStory} />
      <Select label={w('district')} options={districts} value={district} onChange={setDistrict} />
      <SearchableSelect
        label={w('district')}
        hint={w('one address is enough')}
        options={districts}
        value={district}
        onChange={setDistrict}
      />
      <Radios label={w('channel')} options={options} value={channel} onChange={setChannel} />
      <Radios
        row
        label={w('channel')}
        error={w('tick what you saw')}
        options={options}
        value={channel}
        onChange={setChannel}
      />
      <PartialDate label={w('since when')} value={date} onChange={setDate} />
      <PartialDate
        label={w('by when')}
        mustBeKnown
        error={w('tick what you saw')}
        value={wrong}
        onChange={setWrong}
      />
      <AgeInput label={w('age')} value={age} onChange={setAge} />
      <Checkbox
        label={w('record consent')}
        hint={w('one address is enough')}
        value={agreed}
        onChange={setAgreed}
      />
    </>
  )
}
