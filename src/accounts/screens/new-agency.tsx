import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { languages } from '../../desk/languages.ts'
import {
  Button,
  Checkbox,
  ErrorSummary,
  Screen,
  SearchableSelect,
  Select,
  TextInput,
} from '../../desk/parts/index.ts'
import { useDistricts, useVocabulary } from '../../desk/reference.ts'

const empty = { code: '', kind: '', ky: '', ru: '', en: '', district: '', onUmai: true }
const needed = ['code', 'kind', 'ky', 'ru', 'en'] as const

/** The server names a label by its path (`labels.ky`); the form finds its field by the end of it. */
const agencyOf = ({ code, kind, ky, ru, en, district, onUmai }: typeof empty) => ({
  code: code.trim(),
  kind,
  labels: { ky, ru, en },
  district: district === '' ? null : district,
  onUmai,
})

const NewAgency = () => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: empty,
    labels: {
      code: t('accounts.agency.code'),
      kind: t('accounts.agency.kind'),
      ky: t('accounts.agency.label.ky'),
      ru: t('accounts.agency.label.ru'),
      en: t('accounts.agency.label.en'),
    },
    check: (values) =>
      needed.flatMap((name) => (values[name].trim() === '' ? [{ path: name, code: 'required' }] : [])),
    submit: (values) => post('/api/accounts/agencies', agencyOf(values)),
    onDone: () => navigate('/accounts'),
  })
  return (
    <Screen narrow title={t('accounts.agency.new')} back={{ to: '/accounts', label: t('accounts.back') }}>
      <form noValidate onSubmit={form.submit}>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        {languages.map((language) => (
          <TextInput
            key={language}
            {...form.field(language)}
            label={t(`accounts.agency.label.${language}`)}
            lang={language}
            maxLength={200}
          />
        ))}
        <TextInput
          {...form.field('code')}
          label={t('accounts.agency.code')}
          hint={t('accounts.agency.code-hint')}
          width="middle"
          maxLength={60}
        />
        <Select
          {...form.field('kind')}
          label={t('accounts.agency.kind')}
          options={useVocabulary('body-kind')}
        />
        <SearchableSelect
          {...form.field('district')}
          label={t('accounts.field.district')}
          options={useDistricts()}
          optional
        />
        <Checkbox
          {...form.field('onUmai')}
          label={t('accounts.agency.on-umai')}
          hint={t('accounts.agency.on-umai-hint')}
        />
        <Button type="submit" busy={form.sending}>
          {t('accounts.agency.do')}
        </Button>
      </form>
    </Screen>
  )
}
export default NewAgency
