import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { useLocation } from 'wouter'
import { type ApiFailure, post } from '../../desk/api.ts'
import { Button, FailureNote, Select } from '../../desk/parts/index.ts'

/** How far back a release may reach. */
const MOST_YEARS = 10

/** Counts, protects and checks against earlier releases; nothing is public until somebody else publishes it. */
export const PrepareRelease = () => {
  const { t } = useTranslation()
  const id = useId()
  const [, go] = useLocation()
  const last = new Date().getFullYear() - 1
  const [from, setFrom] = useState(String(last - 4))
  const [to, setTo] = useState(String(last))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const years = Array.from({ length: MOST_YEARS }, (_, back) => String(last - back))
  const options = years.map((year) => ({ value: year, label: year }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const releaseId = uuidv7()
    const result = await post('/api/releases', { releaseId, period: { from: Number(from), to: Number(to) } })
    setBusy(false)
    if (result.ok) go(`/releases/${releaseId}`)
    else setFailure(result)
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('releases.prepare.title')}</h2>
      <p className="quiet">{t('releases.prepare.lead')}</p>
      {failure && <FailureNote failure={failure} />}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Select label={t('releases.from')} value={from} onChange={setFrom} empty={false} options={options} />
        <Select label={t('releases.to')} value={to} onChange={setTo} empty={false} options={options} />
        <Button type="submit" busy={busy}>
          {t('releases.prepare')}
        </Button>
      </form>
    </section>
  )
}
