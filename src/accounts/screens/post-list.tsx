import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post as send } from '../../desk/api.ts'
import { localDay } from '../../desk/parts/formats.ts'
import { Button, Dialog, FailureNote, LocalDate, Tag } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { useMe } from '../../desk/session.tsx'
import type { Account, Agency } from '../model.ts'
import { isRunning, useAgencies } from './use-agencies.ts'

type Post = Account['posts'][number]

interface Props {
  account: Account
  agencies: Agency[]
  onChanged: () => void
}

/** Posts past and present, the newest first; a running one can be ended. */
export const PostList = ({ account, agencies, onChanged }: Props) => {
  const { t } = useTranslation()
  const word = useWords()
  const { name } = useAgencies(agencies)
  const me = useMe()
  const [ending, setEnding] = useState<Post | null>(null)
  return (
    <>
      <ul className="posts">
        {account.posts.map((post) => (
          <li key={post.post}>
            <span>
              <strong>{post.roles.map((role) => word('role', role)).join(', ')}</strong>
              <br />
              {name(post.agency)}
              <br />
              <When post={post} />
            </span>
            {isRunning(post) && post.post !== me.post && (
              <Button
                kind="secondary"
                onClick={() => setEnding(post)}
                label={t('accounts.post.end-label', { agency: name(post.agency) })}
              >
                {t('accounts.post.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <EndPost
          path={`/api/accounts/${account.account}/posts/${ending.post}/end`}
          agency={name(ending.agency)}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null)
            onChanged()
          }}
        />
      )}
    </>
  )
}

const When = ({ post }: { post: Post }) => {
  const { t } = useTranslation()
  const running = isRunning(post)
  return (
    <span className="quiet">
      {running && <Tag tone="green">{t('accounts.post.now')}</Tag>} {t('accounts.post.since')}{' '}
      <LocalDate value={localDay(new Date(post.since))} />
      {post.until && (
        <>
          {' · '}
          {t(running ? 'accounts.post.until' : 'accounts.post.ended')}{' '}
          <LocalDate value={localDay(new Date(post.until))} />
        </>
      )}
    </span>
  )
}

interface EndProps {
  path: string
  agency: string
  onClose: () => void
  onDone: () => void
}

const EndPost = ({ path, agency, onClose, onDone }: EndProps) => {
  const { t } = useTranslation()
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const end = async () => {
    setSending(true)
    const answer = await send(path, {})
    setSending(false)
    if (answer.ok) onDone()
    else setFailure(answer)
  }
  return (
    <Dialog title={t('accounts.post.end-label', { agency })} onClose={onClose}>
      <p>{t('accounts.post.end-confirm')}</p>
      {failure && <FailureNote failure={failure} />}
      <Button onClick={() => void end()} busy={sending}>
        {t('accounts.post.end-do')}
      </Button>
    </Dialog>
  )
}
