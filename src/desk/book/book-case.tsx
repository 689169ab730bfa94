import {
  Button,
  type Column,
  ConflictNote,
  DataTable,
  Established,
  Facts,
  HiddenIdentity,
  Link,
  LocalDate,
  NextStep,
  Screen,
  SideCard,
  StepPath,
  Tag,
  Timeline,
  useFormats,
} from '../parts/index.ts'
import { useWords } from './words.ts'

interface Help {
  need: string
  who: string
  state: string
  tone: 'green' | 'teal' | 'ochre'
  due: string
}

/** A case as a case manager sees it, with every part a case screen is made of. */
export const BookCase = () => {
  const w = useWords()
  const { time } = useFormats()
  const columns: Column<Help>[] = [
    { key: 'need', label: w('need'), cell: (row) => row.need, sortBy: (row) => row.need },
    { key: 'who', label: w('who'), cell: (row) => row.who, sortBy: (row) => row.who },
    { key: 'state', label: w('state'), cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
    {
      key: 'due',
      label: w('by when'),
      cell: (row) => <LocalDate short value={row.due} />,
      sortBy: (row) => row.due,
    },
  ]
  const rows: Help[] = [
    { need: w('safe place'), who: 'A7F3', state: w('delivered'), tone: 'green', due: '2026-11-20' },
    { need: w('doctor'), who: w('hospital'), state: w('accepted'), tone: 'teal', due: '2026-11-23' },
    { need: w('legal aid'), who: w('legal centre'), state: w('no answer'), tone: 'ochre', due: '2026-11-22' },
  ]
  return (
    <Screen
      title={`${w('case')} K7-4QF2`}
      back={{ to: '/cases', label: w('cases') }}
      sub={
        <>
          {w('girl')} · <HiddenIdentity onShow={() => undefined} /> <Tag tone="red">{w('high risk')}</Tag>{' '}
          <Tag>{w('presumed victim')}</Tag>
        </>
      }
      aside={<CaseSide />}
    >
      <NextStep title={w('interview')} when={`${w('asked')} · ${time('2026-11-21T10:00:00')}`} late>
        <Link to="/cases" button="primary">
          {w('start questionnaire')}
        </Link>
      </NextStep>
      <StepPath
        steps={[
          { key: '1', label: w('concern'), state: 'done', note: <LocalDate short value="2026-11-20" /> },
          {
            key: '2',
            label: w('initial assessment'),
            state: 'done',
            note: <LocalDate short value="2026-11-20" />,
          },
          { key: '3', label: w('help began'), state: 'done', note: w('shelter') },
          { key: '4', label: w('identification'), state: 'now', note: w('waiting') },
          { key: '5', label: w('plan'), state: 'later' },
          { key: '6', label: w('follow-up'), state: 'later' },
        ]}
      />
      <ConflictNote
        field={w('language')}
        values={[
          { key: 'a', value: 'Кыргызча', who: `${w('social specialist')} · ${time('2026-11-20T16:20:00')}` },
          { key: 'b', value: "O'zbekcha", who: `${w('hospital')} · ${time('2026-11-21T09:05:00')}` },
        ]}
        onKeep={() => undefined}
      />
      <h2>{w('help under way')}</h2>
      <DataTable
        caption={w('help under way')}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.need}
      />
      <h2>{w('what is known')}</h2>
      <Facts
        items={[
          {
            key: 'lang',
            label: w('language'),
            value: 'Кыргызча',
            action: <Button kind="text">{w('change')}</Button>,
          },
          { key: 'since', label: w('since'), value: <LocalDate value={{ year: 2026, month: 9 }} /> },
          { key: 'citizen', label: w('citizenship'), value: null },
        ]}
      />
      <h2>{w('what happened')}</h2>
      <Timeline
        label={w('what happened')}
        items={[
          { key: '1', what: w('escalated'), note: time('2026-11-22T11:00:00'), tone: 'ochre' },
          {
            key: '2',
            what: w('assessment recorded'),
            note: `${w('social specialist')} · ${time('2026-11-20T16:20:00')}`,
          },
          { key: '3', what: w('concern reported'), note: time('2026-11-20T15:40:00') },
        ]}
      />
    </Screen>
  )
}

const CaseSide = () => {
  const w = useWords()
  return (
    <>
      <SideCard title={w('what is established')}>
        <Established
          items={[
            { key: 'act', label: w('act'), state: 'established', why: w('2 answers') },
            { key: 'means', label: w('means'), state: 'not-required', why: w('a child') },
            { key: 'purpose', label: w('purpose'), state: 'unknown' },
            { key: 'consent', label: w('consent'), state: 'absent' },
          ]}
        />
      </SideCard>
      <SideCard title={w('own views')}>
        <p>{w('not home yet')}</p>
      </SideCard>
      <SideCard title={w('who may see')}>
        <p>
          {w('you and the crisis centre')} <Button kind="text">{w('record consent')}</Button>
        </p>
      </SideCard>
    </>
  )
}
