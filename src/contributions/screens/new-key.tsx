import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, Checkboxes, ErrorSummary, Notice, TextInput } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { DirectoryAgency } from '../../directory/model.ts'

interface Made {
  file: { agreement: string }
  fingerprint: string
}

/** Makes a key and hands its file out, this once. */
export const NewKey = ({ onMade }: { onMade: () => void }) => {
  const { t, i18n } = useTranslation()
  const [made, setMade] = useState<Made | null>(null)
  const { data } = useData<{ agencies: DirectoryAgency[] }>('/api/directory/agencies')
  const form = useForm<{ name: string; partners: string[] }, Made>({
    initial: { name: '', partners: [] },
    labels: { name: t('contributions.agreement'), partners: t('contributions.partners') },
    check: ({ name, partners }) => [
      ...(name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
      ...(partners.length === 0 ? [{ path: 'partners', code: 'required' }] : []),
    ],
    submit: (values, agreementId) => post('/api/token-agreements', { agreementId, ...values }),
    onDone: (answer) => {
      setMade(answer)
      form.reset({ name: '', partners: [] })
      onMade()
    },
  })
  const options = (data?.agencies ?? []).map(({ code, labels }) => ({
    value: code,
    label: labels[i18n.language as 'ky' | 'ru' | 'en'],
  }))
  return (
    <section aria-labelledby="new-key" className="contributions__form">
      <h2 id="new-key">{t('contributions.new-key')}</h2>
      {made && <KeyFile made={made} />}
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <TextInput
          {...form.field('name')}
          label={t('contributions.agreement')}
          hint={t('contributions.agreement-hint')}
          maxLength={200}
        />
        <div className="contributions__partners">
          <Checkboxes {...form.field('partners')} label={t('contributions.partners')} options={options} />
        </div>
        <Button type="submit" busy={form.sending}>
          {t('contributions.make-key')}
        </Button>
      </form>
    </section>
  )
}

/** The file in the form that `umai tokens` and the page /tokens take; it is gone when the screen is left. */
const KeyFile = ({ made }: { made: Made }) => {
  const { t } = useTranslation()
  const href = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(made.file, null, 2))}`
  return (
    <Notice tone="success" title={t('contributions.key-made')} live>
      <p>
        <code data-said>{made.fingerprint}</code>
      </p>
      <p>{t('contributions.key-once')}</p>
      <a className="button" href={href} download="token-key.json">
        {t('contributions.key-save')}
      </a>
    </Notice>
  )
}
