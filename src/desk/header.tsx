import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { actFrom } from './api.ts'
import { useConnection } from './connection.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { Button } from './parts/button.tsx'
import type { Route } from './route.ts'
import { type Me, useSession } from './session.tsx'

/** The mark, the way around, who is at work and for whom, the line, the language. */
export const Header = ({ nav }: { nav: Route[] }) => {
  const { state, signOut } = useSession()
  const [open, setOpen] = useState(false)
  const { t } = useTranslation()
  const signedIn = state.kind === 'signed-in'
  return (
    <header className="header">
      <Link href="/" className="header__name" aria-label={`Umai: ${t('desk.nav.start')}`}>
        <Mark />
        <span>Umai</span>
      </Link>
      <ConnectionState />
      {signedIn && (
        <button
          type="button"
          className="header__menu"
          aria-expanded={open}
          aria-controls="nav header-who"
          onClick={() => setOpen(!open)}
        >
          {t('desk.nav.menu')}
        </button>
      )}
      {nav.length > 0 && <Navigation nav={nav} open={open} onGo={() => setOpen(false)} />}
      <div id="header-who" className={open || !signedIn ? 'header__who header__who--open' : 'header__who'}>
        {state.kind === 'signed-in' && <Post me={state.me} />}
        <div className="header__tools">
          <LanguageSwitch />
          {signedIn && (
            <Link href="/me" className="link" onClick={() => setOpen(false)}>
              {t('accounts.me.title')}
            </Link>
          )}
          {signedIn && (
            <Button kind="text" onClick={() => void signOut()}>
              {t('desk.signOut')}
            </Button>
          )}
        </div>
      </div>
    </header>
  )
}

const Navigation = ({ nav, open, onGo }: { nav: Route[]; open: boolean; onGo: () => void }) => {
  const { t } = useTranslation()
  const [location] = useLocation()
  const isCurrent = (path: string) => location === path || location.startsWith(`${path}/`)
  return (
    <nav id="nav" className={open ? 'nav nav--open' : 'nav'} aria-label={t('desk.nav.label')}>
      {nav.map((route) => (
        <Link
          key={route.path}
          href={route.path}
          aria-current={isCurrent(route.path) ? 'page' : undefined}
          onClick={onGo}
        >
          {t(route.title)}
        </Link>
      ))}
    </nav>
  )
}

const Post = ({ me }: { me: Me }) => {
  const { t, i18n } = useTranslation()
  const inWords = (post: Me | Me['posts'][number]) =>
    `${post.roles.map((role) => t(`desk.role.${role}`)).join(', ')} · ${nameOf(post.agencyName, i18n.language) ?? post.agency}`
  return (
    <span className="header__post">
      {me.posts.length > 1 ? <PostChoice me={me} inWords={inWords} /> : inWords(me)}
    </span>
  )
}

const nameOf = (labels: Me['agencyName'], language: string): string | undefined =>
  (labels as Record<string, string> | null)?.[language]

/** Somebody with two posts acts from one at a time. The screens are read anew: each post sees other cases. */
const PostChoice = ({ me, inWords }: { me: Me; inWords: (post: Me['posts'][number]) => string }) => {
  const { t } = useTranslation()
  const choose = (post: string) => {
    actFrom(post)
    location.assign('/desk/')
  }
  return (
    <select aria-label={t('desk.post')} value={me.post} onChange={(event) => choose(event.target.value)}>
      {me.posts.map((post) => (
        <option key={post.post} value={post.post}>
          {inWords(post)}
        </option>
      ))}
    </select>
  )
}

const ConnectionState = () => {
  const { t } = useTranslation()
  const { online, waiting } = useConnection()
  const words = [t(online ? 'desk.connection.online' : 'desk.connection.offline')]
  if (waiting > 0) words.push(t('desk.connection.waiting', { count: waiting }))
  return (
    <span role="status" className={online ? 'line' : 'line line--off'}>
      {words.join(' · ')}
    </span>
  )
}
