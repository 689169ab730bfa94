import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, PartialDate, Radios, TextArea } from '../../desk/parts/index.ts'
import type { FollowUp } from '../model.ts'
import { record } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { dayIssues, dayTextOf, readWholeDay, today } from './day-text.ts'

/** What a visit or a call found. */
const RecordFollowUp = onCase((props) => {
  const { t } = useTranslation()
  const { opened, params, words } = props
  const followUp = opened.file.plan.followUps.find((each) => each.followUpId === params.followUpId)
  const list = `/cases/${opened.file.caseId}/follow-up`
  if (!followUp || followUp.recorded) return <Redirect to={list} replace />
  return (
    <Frame
      opened={opened}
      narrow
      title={t('plans.followUp.record')}
      sub={<p>{words.word('follow-up-context', followUp.context)}</p>}
    >
      <FindingForm {...props} followUp={followUp} list={list} />
    </Frame>
  )
})
export default RecordFollowUp

const FindingForm = ({
  opened,
  words,
  followUp,
  list,
}: CaseScreenProps & { followUp: FollowUp; list: string }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: { finding: '', on: dayTextOf(today()), note: '' },
    check: ({ finding, on }) => [
      ...(finding === '' ? [{ path: 'finding', code: 'required' }] : []),
      ...dayIssues('on', on),
    ],
    submit: ({ finding, on, note }, eventId) =>
      record(opened, eventId, 'follow-up.recorded', {
        followUpId: followUp.followUpId,
        finding,
        on: readWholeDay(on).day ?? '',
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    onDone: () => navigate(list),
  })
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('finding')}
        label={t('plans.followUp.finding')}
        options={words.options('follow-up-finding')}
      />
      <PartialDate {...form.field('on')} label={t('plans.followUp.seenOn')} mustBeKnown />
      <TextArea {...form.field('note')} label={t('plans.followUp.note')} optional limit={4000} />
      <Button type="submit" wide busy={form.sending}>
        {t('plans.save')}
      </Button>
    </form>
  )
}
