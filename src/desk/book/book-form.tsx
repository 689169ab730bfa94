import { failureOf } from '../api-failure.ts'
import { useForm } from '../forms.ts'
import {
  AgeInput,
  ageIssues,
  Button,
  Checkboxes,
  dateIssues,
  ErrorSummary,
  emptyAge,
  emptyDate,
  PartialDate,
  TextArea,
} from '../parts/index.ts'
import { useWords } from './words.ts'

/** A whole form: what is wrong is said at the top and at the field; what was typed stays when the server refuses. */
export const BookForm = () => {
  const w = useWords()
  const form = useForm({
    initial: { worries: [] as string[], narrative: '', since: emptyDate, age: emptyAge },
    check: (values) => [
      ...(values.worries.length === 0 ? [{ path: 'worries', code: 'required' }] : []),
      ...dateIssues('since', values.since),
      ...ageIssues('age', values.age),
    ],
    labels: { worries: w('what worries you'), since: w('since when'), age: w('age') },
    submit: async () => failureOf(409, { code: 'not-now', allowed: ['plan'] }),
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary
        errors={form.errors}
        failure={form.failure}
        attempts={form.attempts}
        allowed={form.failure?.allowed}
      />
      <Checkboxes
        columns
        label={w('what worries you')}
        options={['food', 'doctor', 'safe place', 'legal aid'].map((value) => ({ value, label: w(value) }))}
        {...form.field('worries')}
      />
      <PartialDate label={w('since when')} {...form.field('since')} />
      <AgeInput label={w('age')} {...form.field('age')} />
      <TextArea label={w('what happened')} optional limit={4000} {...form.field('narrative')} />
      <div className="actions">
        <Button type="submit" busy={form.sending}>
          {w('send')}
        </Button>
        <Button kind="text" onClick={() => form.reset()}>
          {w('cancel')}
        </Button>
      </div>
    </form>
  )
}
