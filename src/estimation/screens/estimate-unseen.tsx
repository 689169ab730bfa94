import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { post } from '../../desk/api.ts'
import { Screen } from '../../desk/parts/index.ts'
import type { Estimation } from '../model.ts'
import { EstimateForm, type Sent } from './estimate-form.tsx'
import { EstimateResult } from './estimate-result.tsx'
import { WrongTable } from './wrong-table.tsx'
import './estimation.scss'

/** How many were never seen: a table goes in, every method stands side by side, or the reasons why none can. */
const EstimateUnseen = () => {
  const { t, i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [answer, setAnswer] = useState<Estimation | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  const send = async (sent: Sent) => {
    setBusy(true)
    const result =
      'table' in sent
        ? await post<Estimation>('/api/estimates', sent)
        : await post<Estimation>('/api/estimates/lists', { ...sent, language: i18n.language })
    setBusy(false)
    setFailure(result.ok ? null : result)
    setAnswer(result.ok ? result.data : null)
  }

  // The answer to one table must not stand under the name of another.
  const clear = () => {
    setFailure(null)
    setAnswer(null)
  }

  // A new answer is where reading goes on, also for those who listen.
  useEffect(() => {
    if (answer) heading.current?.focus()
  }, [answer])

  return (
    <Screen title={t('estimation.title')} sub={<p>{t('estimation.lead')}</p>}>
      <EstimateForm busy={busy} onSend={send} onOther={clear} />
      {failure && <WrongTable failure={failure} />}
      {answer && (
        <section aria-labelledby="estimate-result">
          <h2 id="estimate-result" ref={heading} tabIndex={-1}>
            {t('estimation.result')}
          </h2>
          <EstimateResult answer={answer} />
        </section>
      )}
    </Screen>
  )
}
export default EstimateUnseen
