import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { AgeInput, Button, Radios, SearchableSelect, Select, YesNoUnknown } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { record } from './case-data.ts'
import { useCountries } from './countries.ts'
import { CaseFrame, FormProblems, onCase } from './on-case.tsx'
import { changedFacts, personIssues, personValues } from './person-data.ts'

/** What is known about the person, added to or put right; names are elsewhere, in the vault. */
const DescribePerson = onCase(({ opened, reload }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  // What stood on the screen when the form was opened: what differs from it is what its author says.
  const [shown] = useState(() => personValues(opened.file.case))
  const form = useForm({
    initial: shown,
    labels: { age: t('cases.person.age') },
    check: (values) => personIssues(values, shown),
    submit: (values, eventId) => record(opened, eventId, 'person.described', changedFacts(values, shown)),
    onDone: () => navigate(`/cases/${opened.file.caseId}`),
  })
  return (
    <CaseFrame
      opened={opened}
      title={t('cases.person.form.title')}
      lead={t('cases.person.form.lead')}
      event="person.described"
    >
      <form noValidate onSubmit={form.submit}>
        <FormProblems form={form} reload={reload} />
        <Radios {...form.field('sex')} label={t('cases.person.sex')} options={useVocabulary('sex')} row />
        <AgeInput {...form.field('age')} label={t('cases.person.age')} />
        <SearchableSelect
          {...form.field('citizenship')}
          label={t('cases.person.citizenship')}
          options={useCountries()}
          optional
        />
        <Select
          {...form.field('language')}
          label={t('cases.person.language')}
          options={useVocabulary('language')}
          optional
        />
        <Select
          {...form.field('legalStatus')}
          label={t('cases.person.legalStatus')}
          options={useVocabulary('legal-status')}
          optional
        />
        <YesNoUnknown
          {...form.field('willSpeakToPolice')}
          label={t('cases.person.willSpeakToPolice')}
          hint={t('cases.person.form.police-hint')}
        />
        <Button type="submit" busy={form.sending}>
          {t('cases.person.form.save')}
        </Button>
      </form>
    </CaseFrame>
  )
})
export default DescribePerson
