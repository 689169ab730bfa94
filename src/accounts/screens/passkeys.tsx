import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { localDay } from '../../desk/parts/formats.ts'
import { Button, FailureNote, LocalDate, Notice, Skeleton, TextInput } from '../../desk/parts/index.ts'
import { addPasskey, canUsePasskeys, type Passkey, removePasskey } from '../../desk/passkeys.ts'
import { useData } from '../../desk/use-data.ts'

/** The keys that open this account, one a device; each can be taken away again. */
export const Passkeys = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<Passkey[]>('/api/auth/passkey/list-user-passkeys')
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t('accounts.passkeys')}</h2>
      <p>{t('accounts.passkeys.why')}</p>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={2} />}
      {data && <PasskeyList passkeys={data} onChanged={reload} />}
      {canUsePasskeys() ? (
        <AddPasskey onAdded={reload} />
      ) : (
        <p className="quiet">{t('accounts.passkeys.address')}</p>
      )}
    </section>
  )
}

const PasskeyList = ({ passkeys, onChanged }: { passkeys: Passkey[]; onChanged: () => void }) => {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const remove = async (id: string) => {
    const answer = await removePasskey(id)
    setFailure(answer.ok ? null : answer)
    if (answer.ok) onChanged()
  }
  if (passkeys.length === 0) return <p className="quiet">{t('accounts.passkeys.none')}</p>
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <ul className="posts">
        {passkeys.map((each) => {
          const name = each.name || t('accounts.passkeys.unnamed')
          return (
            <li key={each.id}>
              <span>
                <strong>{name}</strong>
                {each.createdAt && (
                  <>
                    <br />
                    <span className="quiet">
                      {t('accounts.post.since')} <LocalDate value={localDay(new Date(each.createdAt))} />
                    </span>
                  </>
                )}
              </span>
              <Button
                kind="secondary"
                onClick={() => void remove(each.id)}
                label={t('accounts.passkeys.remove-label', { name })}
              >
                {t('accounts.passkeys.remove')}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const AddPasskey = ({ onAdded }: { onAdded: () => void }) => {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [added, setAdded] = useState(false)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const answer = await addPasskey(name.trim())
    setSending(false)
    setAdded(answer.ok)
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    setName('')
    onAdded()
  }
  return (
    <form className="stack" noValidate onSubmit={add}>
      {failure && <FailureNote failure={failure} />}
      {added && (
        <Notice tone="success" live>
          <p>{t('accounts.passkeys.added')}</p>
        </Notice>
      )}
      <TextInput
        label={t('accounts.passkeys.name')}
        hint={t('accounts.passkeys.name-hint')}
        value={name}
        onChange={setName}
        optional
      />
      <Button type="submit" kind="secondary" busy={sending}>
        {t('accounts.passkeys.add')}
      </Button>
    </form>
  )
}
