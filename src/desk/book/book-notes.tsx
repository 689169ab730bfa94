import { useState } from 'react'
import { failureOf } from '../api-failure.ts'
import {
  Button,
  CountBar,
  Dialog,
  EmptyState,
  FailureNote,
  FilterBar,
  HiddenIdentity,
  LocalNumber,
  LocalTime,
  Notice,
  Pagination,
  Select,
  Since,
  Skeleton,
  Spinner,
  Tag,
  TextInput,
} from '../parts/index.ts'
import { useWords } from './words.ts'

const now = new Date('2026-11-23T12:00:00')

/** Everything that tells something: notices, states, waiting, dialogs, tags, formats. */
export const BookNotes = () => {
  const w = useWords()
  const [open, setOpen] = useState(location.search.includes('dialog'))
  const [page, setPage] = useState(2)
  return (
    <>
      <Notice title={w('presumed victim')}>{w('one address is enough')}</Notice>
      <Notice tone="warning">{w('no answer')}</Notice>
      <Notice tone="success">{w('delivered')}</Notice>
      <FailureNote failure={failureOf(0, null)} onRetry={() => undefined} />
      <FailureNote failure={failureOf(500, null)} />
      <p>
        <Tag>{w('accepted')}</Tag> <Tag tone="green">{w('delivered')}</Tag>{' '}
        <Tag tone="ochre">{w('no answer')}</Tag> <Tag tone="red">{w('high risk')}</Tag>{' '}
        <Tag tone="gray">{w('waiting')}</Tag>
      </p>
      <p>
        <HiddenIdentity name="Айгүл Т." onHide={() => undefined} />
      </p>
      <p>
        <LocalTime value="2026-11-20T16:20:00" /> · <Since value="2026-11-22T10:00:00" now={now} /> ·{' '}
        <Since value="2026-11-23T12:05:00" now={now} /> · <Since value="2026-11-28T12:05:00" now={now} /> ·{' '}
        <LocalNumber value={12345.5} /> · <CountBar value={42} max={100} />
      </p>
      <div className="actions">
        <Button onClick={() => setOpen(true)}>{w('record consent')}</Button>
        <Button kind="secondary">{w('change')}</Button>
        <Button kind="text">{w('cancel')}</Button>
        <Button busy>{w('send')}</Button>
        <Button disabled>{w('continue')}</Button>
      </div>
      <FilterBar found={`14 · ${w('cases')}`} onClear={() => undefined}>
        <TextInput label={w('case')} value="" onChange={() => undefined} width="short" type="search" />
        <Select
          label={w('state')}
          value=""
          onChange={() => undefined}
          options={[{ value: 'a', label: w('accepted') }]}
        />
      </FilterBar>
      <Pagination page={page} pages={7} onPage={setPage} />
      <Skeleton lines={3} />
      <Spinner label={w('waiting')} />
      <EmptyState title={w('no answer')}>{w('one address is enough')}</EmptyState>
      {open && (
        <Dialog title={w('record consent')} onClose={() => setOpen(false)}>
          <TextInput label={w('place of work')} value="" onChange={() => undefined} />
          <Button onClick={() => setOpen(false)}>{w('send')}</Button>
        </Dialog>
      )}
    </>
  )
}
