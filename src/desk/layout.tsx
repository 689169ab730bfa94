import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Route as Place, Redirect, Router, Switch, useLocation } from 'wouter'
import { ErrorBoundary } from './error-boundary.tsx'
import { Header } from './header.tsx'
import { Button, Link } from './parts/button.tsx'
import { Notice } from './parts/notice.tsx'
import { Screen } from './parts/screen.tsx'
import { Skeleton } from './parts/skeleton.tsx'
import { useWordsAreHere } from './reference.ts'
import type { Route } from './route.ts'
import { SessionProvider, useMay, useSession } from './session.tsx'
import { SessionLost } from './session-lost.tsx'
import { SignIn } from './sign-in.tsx'
import { nothingUnsaved } from './unsaved.ts'

/** Once in the life of an account: not worth a byte of everybody's first load. */
const SecondStep = lazy(() => import('./second-step.tsx'))

/** The frame every screen stands in. */
export const Layout = ({ routes }: { routes: Route[] }) => {
  const { t } = useTranslation()
  return (
    <Router
      base="/desk"
      aroundNav={(navigate, to, options) => {
        if (nothingUnsaved() || confirm(t('desk.leaveUnsaved'))) navigate(to, options)
      }}
    >
      <SessionProvider>
        <Page routes={routes} />
        <SessionLost />
      </SessionProvider>
    </Router>
  )
}

const Page = ({ routes }: { routes: Route[] }) => {
  const { t } = useTranslation()
  const may = useMay()
  const [location] = useLocation()
  const main = useScreenChange(location)
  const mine = routes.filter((route) => may(route.permission))
  return (
    <>
      <a className="skip" href="#main">
        {t('desk.skip')}
      </a>
      <Header nav={mine.filter((route) => route.nav)} />
      <main id="main" ref={main} tabIndex={-1}>
        <ErrorBoundary key={location}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Screens routes={routes} mine={mine} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <footer className="footer">
        <p>{t('desk.footer')}</p>
      </footer>
    </>
  )
}

const Screens = ({ routes, mine }: { routes: Route[]; mine: Route[] }) => {
  const { t } = useTranslation()
  const { state, refresh } = useSession()
  const isBook = import.meta.env.DEV && location.pathname.endsWith('/_parts')
  if (isBook) return <Opened routes={routes} />
  if (state.kind === 'asking') return <Skeleton lines={6} />
  if (state.kind === 'signed-out') return <SignIn />
  if (state.kind === 'unreachable')
    return (
      <Notice tone="warning" title={t('desk.unreachable')}>
        <p>{t(state.failure.message, state.failure.params)}</p>
        <Button onClick={() => void refresh()}>{t('desk.tryAgain')}</Button>
      </Notice>
    )
  if (state.me.mustEnroll) return <SecondStep />
  return <Own routes={mine} />
}

/** One's own screens, once their words are here. */
const Own = ({ routes }: { routes: Route[] }) =>
  useWordsAreHere() ? <Opened routes={routes} /> : <Skeleton lines={6} />

/** What is not there and what one may not see answer alike. */
const Opened = ({ routes }: { routes: Route[] }) => {
  const { t } = useTranslation()
  const start = routes.find((route) => route.nav)
  return (
    <Switch>
      {routes.map((route) => (
        <Place key={route.path} path={route.path}>
          <Titled title={route.title} />
          <route.screen />
        </Place>
      ))}
      {start && (
        <Place path="/">
          <Redirect to={start.path} replace />
        </Place>
      )}
      <Place>
        <Screen title={t('desk.notFound.title')} narrow>
          <p>{t('desk.notFound.text')}</p>
          {start && (
            <p>
              <Link to={start.path}>{t('desk.notFound.start')}</Link>
            </p>
          )}
        </Screen>
      </Place>
    </Switch>
  )
}

/** The browser's title comes from the route table, never from data: it is read over shoulders and kept in histories. */
const Titled = ({ title }: { title: string }) => {
  const { t } = useTranslation()
  const words = `${t(title)} · Umai`
  useEffect(() => {
    document.title = words
    return () => {
      document.title = 'Umai'
    }
  }, [words])
  return (
    <p className="for-ear" role="status">
      {words}
    </p>
  )
}

/** On another screen the page starts at its top, for the eye and for the keyboard. */
const useScreenChange = (location: string) => {
  const main = useRef<HTMLElement>(null)
  const before = useRef(location)
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [location])
  return main
}
