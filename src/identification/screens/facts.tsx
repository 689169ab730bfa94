import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, SearchableSelect, SideCard } from '../../desk/parts/index.ts'
import { ACTS, EXPLOITATION, MEANS } from '../model.ts'
import { listFor, suspectedKind } from '../rules.ts'
import { useCountries } from './countries.ts'
import { EstablishedPanel } from './established-panel.tsx'
import { FactField } from './fact-field.tsx'
import { changedFacts, type FactTicks, factsOfTicks, ticksOf } from './fact-values.ts'
import { answersNow, assessNow, suggestNow } from './live.ts'
import { Frame, onCase } from './on-case.tsx'
import { pathTo, record } from './opened-case.ts'

/** Act, means and purpose as the officer establishes them, with what the answers speak for and what it comes to. */
const Facts = onCase(({ opened, lists }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { file } = opened
  const { identification } = file
  const child = assessNow(file).child === true
  const used = [...new Set([...identification.lists, listFor(identification.form, suspectedKind(file))])]
  const suggested = suggestNow(lists, used, answersNow(file))
  const countries = useCountries()
  const done = () => navigate(pathTo(file.caseId))
  const form = useForm<FactTicks, unknown>({
    initial: ticksOf(identification.facts),
    submit: async (ticks, eventId) => {
      const changed = changedFacts(ticks, identification.facts)
      if (Object.keys(changed).length === 0) return { ok: true as const, data: null }
      return record(opened, eventId, 'facts.recorded', changed)
    },
    onDone: done,
  })
  const assessment = assessNow(file, { facts: factsOfTicks(form.values) })
  return (
    <Frame
      opened={opened}
      title={t('identify.facts.title')}
      within
      sub={<p>{t('identify.facts.lead')}</p>}
      aside={
        <div className="follows">
          <SideCard title={t('identify.established')}>
            <EstablishedPanel assessment={assessment} suggested={suggested} />
          </SideCard>
        </div>
      }
    >
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <FactField
          {...form.field('acts')}
          label={t('identify.facts.acts')}
          vocabulary="acts"
          words={ACTS}
          suggested={suggested.acts}
        />
        <FactField
          {...form.field('exploitation')}
          label={t('identify.facts.exploitation')}
          hint={t('identify.facts.exploitation.hint')}
          vocabulary="exploitation"
          words={EXPLOITATION}
          suggested={suggested.exploitation}
        />
        <FactField
          {...form.field('means')}
          label={t(child ? 'identify.facts.means.child' : 'identify.facts.means')}
          hint={t(child ? 'identify.facts.means.child.hint' : 'identify.facts.means.hint')}
          optional={child}
          vocabulary="means"
          words={MEANS}
          suggested={suggested.means}
        />
        <SearchableSelect
          {...form.field('country')}
          label={t('identify.facts.country')}
          optional
          options={countries}
        />
        <p className="actions">
          <Button type="submit" busy={form.sending}>
            {t('identify.facts.save')}
          </Button>
        </p>
      </form>
    </Frame>
  )
})
export default Facts
