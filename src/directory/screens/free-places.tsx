import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, Dialog, ErrorSummary, TextInput } from '../../desk/parts/index.ts'
import type { DirectoryService } from '../model.ts'

interface Props {
  service: DirectoryService
  /** The reader's own agency keeps this number. */
  editable: boolean
  onChanged: () => void
}

/** Free places of all places; not known is said as such. One's own can be changed where they stand. */
export const FreePlaces = ({ service, editable, onChanged }: Props) => {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const { places, placesFree } = service
  const words =
    placesFree === null
      ? t('desk.notKnown')
      : places === null
        ? String(placesFree)
        : t('directory.placesOf', { free: placesFree, places })
  if (!editable) return <>{words}</>
  return (
    <>
      {words}{' '}
      <Button kind="text" onClick={() => setEditing(true)}>
        {t('directory.changePlaces')}
      </Button>
      {editing && (
        <Dialog title={t('directory.changePlacesTitle')} onClose={() => setEditing(false)}>
          <PlacesForm
            service={service}
            onDone={() => {
              setEditing(false)
              onChanged()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const PlacesForm = ({ service, onDone }: { service: DirectoryService; onDone: () => void }) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: { free: service.placesFree === null ? '' : String(service.placesFree) },
    check: ({ free }) => (/^\d{0,5}$/.test(free.trim()) ? [] : [{ path: 'free', code: 'whole-number' }]),
    submit: ({ free }) =>
      call('PATCH', `/api/directory/services/${service.code}/places`, {
        free: free.trim() === '' ? null : Number(free),
      }),
    onDone,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <TextInput
        {...form.field('free')}
        label={t('directory.freeNow')}
        hint={t('directory.freeHint')}
        inputMode="numeric"
        width="short"
      />
      <Button type="submit" busy={form.sending}>
        {t('directory.savePlaces')}
      </Button>
    </form>
  )
}
