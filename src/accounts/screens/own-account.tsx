import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../desk/parts/formats.ts'
import { Button, Facts, LocalDate, Notice, Screen, Tag } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { useMe } from '../../desk/session.tsx'
import type { Language } from '../../reference/model.ts'
import { ChangePassword } from './change-password.tsx'
import { DropSecondStep } from './drop-second-step.tsx'
import { Passkeys } from './passkeys.tsx'
import './accounts.scss'

const SecondStep = lazy(() => import('../../desk/second-step.tsx'))

/** One's own account: where one works, the password, and the second step of signing in. */
const OwnAccount = () => {
  const { t } = useTranslation()
  const me = useMe()
  const [enrolling, setEnrolling] = useState(false)
  if (enrolling && !me.secondFactor) return <SecondStep />
  return (
    <Screen
      narrow
      title={t('accounts.me.title')}
      sub={
        <p>
          {me.name} · {me.email}
        </p>
      }
    >
      <Posts />
      <section aria-labelledby="second">
        <h2 id="second">{t('accounts.me.second')}</h2>
        {me.secondFactor ? (
          <DropSecondStep onDropped={() => setEnrolling(true)} />
        ) : (
          <Notice tone="warning">
            <p>{t('accounts.me.second.why')}</p>
            <Button kind="secondary" onClick={() => setEnrolling(true)}>
              {t('accounts.me.second.begin')}
            </Button>
          </Notice>
        )}
      </section>
      <Passkeys />
      <ChangePassword />
    </Screen>
  )
}
export default OwnAccount

const Posts = () => {
  const { t, i18n } = useTranslation()
  const word = useWords()
  const me = useMe()
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{t('accounts.me.posts')}</h2>
      <Facts
        items={me.posts.map((post) => ({
          key: post.post,
          label: post.roles.map((role) => word('role', role)).join(', '),
          value: (
            <>
              {post.agencyName?.[i18n.language as Language] ?? post.agency}{' '}
              {post.post === me.post && <Tag tone="green">{t('accounts.post.now')}</Tag>}
              {post.until && (
                <>
                  {' '}
                  {t('accounts.post.until')} <LocalDate value={localDay(new Date(post.until))} />
                </>
              )}
            </>
          ),
        }))}
      />
    </section>
  )
}
