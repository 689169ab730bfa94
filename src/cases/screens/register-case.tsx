import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'wouter'
import type { Result } from '../../desk/api.ts'
import { forgetCarried, readCarried } from '../../desk/carried-search.ts'
import { type EventResult, newId, outcomeOf, sendEvents } from '../../desk/events.ts'
import { useForm } from '../../desk/forms.ts'
import {
  AgeInput,
  Button,
  Checkboxes,
  ErrorSummary,
  emptyDate,
  Notice,
  Radios,
  Screen,
  SearchableSelect,
  TextInput,
} from '../../desk/parts/index.ts'
import { useDistricts, useVocabulary } from '../../desk/reference.ts'
import { useMe } from '../../desk/session.tsx'
import { identityOf, type RegisterValues, registeredOf, registerIssues } from './register-data.ts'
import { RegisterMore } from './register-more.tsx'

/** A concern, with as little as is known: what worries, where, sex, age or a guess. Then straight to urgent needs. */
const RegisterCase = () => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { personId: knownPerson } = useParams<{ personId?: string }>()
  const me = useMe()
  const [ids] = useState(() => ({
    caseId: newId(),
    personId: knownPerson ?? newId(),
    identity: newId(),
    fact: newId(),
  }))
  const carried = useRef(readCarried()).current

  const form = useForm<RegisterValues, EventResult>({
    initial: {
      worries: [],
      district: me.district ?? '',
      place: '',
      sex: carried.sex,
      age: carried.age,
      // A person already known has a name in the vault; what was searched for need not be it.
      name: knownPerson || !isName(carried.name) ? '' : carried.name,
      language: '',
      channel: '',
      since: { ...emptyDate },
      narrative: '',
    },
    labels: namesOf(t),
    check: registerIssues,
    submit: (values, eventId) => send(values, eventId, ids),
    onDone: () => {
      forgetCarried()
      navigate(`/cases/${ids.caseId}/assess`, { replace: true })
    },
  })

  return (
    <Screen narrow title={t('register.heading')} back={{ to: '/people/search', label: t('register.back') }}>
      {knownPerson && (
        <Notice>
          <p>{t('register.known-person')}</p>
        </Notice>
      )}
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <Checkboxes
          {...form.field('worries')}
          label={t('register.worries')}
          hint={t('register.worries-hint')}
          options={useVocabulary('worry')}
          columns
        />
        <SearchableSelect
          {...form.field('district')}
          label={t('register.district')}
          hint={t('register.district-hint')}
          options={useDistricts()}
        />
        <TextInput {...form.field('place')} label={t('register.place')} optional />
        <Radios {...form.field('sex')} label={t('register.sex')} options={useVocabulary('sex')} row />
        <AgeInput {...form.field('age')} label={t('register.age')} />
        <RegisterMore form={form} />
        <Button type="submit" busy={form.sending} wide>
          {t('register.save')}
        </Button>
      </form>
    </Screen>
  )
}
export default RegisterCase

const NAMED = ['worries', 'district', 'place', 'age', 'name', 'since', 'narrative'] as const

/** The questions as names, for the summary of what has to be put right: "What worries you: answer this question". */
const namesOf = (t: (key: string) => string) =>
  Object.fromEntries(NAMED.map((name) => [name, t(`register.${name}`).replace(/\?$/, '')]))

/** What was searched for may also be a number of a document or phone. */
const isName = (text: string) => /\p{L}/u.test(text) && !/\p{N}/u.test(text)

interface Ids {
  caseId: string
  personId: string
  identity: string
  fact: string
}

/** The case, and the name if there is one, in one batch; the first that was not accepted is what went wrong. */
const send = async (values: RegisterValues, eventId: string, ids: Ids): Promise<Result<EventResult>> => {
  const shared = {
    caseId: ids.caseId,
    personId: ids.personId,
    happenedAt: new Date().toISOString(),
    base: null,
  }
  const identity = identityOf(values.name, ids.fact)
  const events = [
    { ...shared, id: eventId, type: 'case.registered', data: registeredOf(values) },
    ...(identity ? [{ ...shared, id: ids.identity, type: 'identity.recorded', data: identity }] : []),
  ]
  const sent = await sendEvents(events)
  if (!sent.ok) return sent
  const outcomes = events.map((event) => outcomeOf(event.id, sent.data))
  return outcomes.find((outcome) => !outcome.ok) ?? outcomes[0]!
}
