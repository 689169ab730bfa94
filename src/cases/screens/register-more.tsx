import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Form } from '../../desk/forms.ts'
import { PartialDate, Select, TextArea, TextInput } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import type { RegisterValues } from './register-data.ts'

const more = ['name', 'language', 'channel', 'since', 'narrative'] as const

/** What may be known besides; closed at first, and open whenever something in it was filled or has to be put right. */
export const RegisterMore = ({ form }: { form: Form<RegisterValues> }) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(form.values.name !== '')
  const wrong = more.some((name) => form.field(name).error !== undefined)
  return (
    <details
      className="more"
      open={opened || wrong}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{t('register.more')}</summary>
      <TextInput {...form.field('name')} label={t('register.name')} hint={t('register.name-hint')} optional />
      <Select
        {...form.field('language')}
        label={t('register.language')}
        options={useVocabulary('language')}
        optional
      />
      <Select
        {...form.field('channel')}
        label={t('register.channel')}
        options={useVocabulary('report-channel')}
        optional
      />
      <PartialDate {...form.field('since')} label={t('register.since')} optional />
      <TextArea
        {...form.field('narrative')}
        label={t('register.narrative')}
        hint={t('register.narrative-hint')}
        limit={4000}
        optional
      />
    </details>
  )
}
