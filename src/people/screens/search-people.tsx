import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { post } from '../../desk/api.ts'
import { type Carried, carry, readCarried } from '../../desk/carried-search.ts'
import { useForm } from '../../desk/forms.ts'
import {
  AgeInput,
  ageIssues,
  Button,
  ErrorSummary,
  Radios,
  readAgeText,
  Screen,
  TextInput,
} from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import type { FoundPerson, SearchPeople } from '../model.ts'
import { agesOf } from './ages-of.ts'
import { type Found, FoundPeople } from './found-people.tsx'

/** Search before create: a name in any script, a part of it, a guess at the age; then open, add a case, or register. */
const SearchPeopleScreen = () => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const sexes = useVocabulary('sex')
  const [found, setFound] = useState<Found | null>(null)
  const form = useForm<Carried, Found>({
    initial: readCarried(),
    labels: { name: t('people.search.name'), age: t('people.search.age') },
    check: ({ name, age }) => [
      ...(name.trim() === '' ? [{ path: 'name', code: 'give-something' }] : []),
      ...ageIssues('age', age),
    ],
    submit: (values) => {
      carry(values)
      return post<Found>('/api/people/search', queryOf(values))
    },
    onDone: setFound,
  })
  const register = () => {
    carry(form.values)
    form.reset(form.values)
    navigate('/register')
  }
  const registerKnown = (person: FoundPerson) => {
    carry({
      name: '',
      sex: person.sex === 'unknown' ? '' : person.sex,
      age: agesOf(person.birthYears, new Date()),
    })
    form.reset(form.values)
    navigate(`/people/${person.personId}/register`)
  }

  return (
    <Screen narrow title={t('people.search.heading')}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <TextInput
          {...form.field('name')}
          label={t('people.search.name')}
          hint={t('people.search.lead')}
          type="search"
          maxLength={200}
        />
        <details className="more" open={form.values.sex !== '' || form.values.age.kind !== ''}>
          <summary>{t('people.search.more')}</summary>
          <Radios {...form.field('sex')} label={t('people.search.sex')} options={sexes} row optional />
          <AgeInput {...form.field('age')} label={t('people.search.age')} optional />
        </details>
        <div className="actions">
          <Button type="submit" busy={form.sending} kind={found ? 'secondary' : 'primary'}>
            {t('people.search.do')}
          </Button>
          {!found && (
            <Button kind="text" onClick={register}>
              {t('people.search.nothing-known')}
            </Button>
          )}
        </div>
      </form>
      {found && <FoundPeople found={found} onRegister={register} onNewCase={registerKnown} />}
    </Screen>
  )
}
export default SearchPeopleScreen

const queryOf = ({ name, sex, age }: Carried): SearchPeople => {
  const said = readAgeText(age).age
  return { query: name.trim(), ...(sex === '' ? {} : { sex }), ...(said ? { age: said } : {}) }
}
