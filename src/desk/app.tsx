import { lazy } from 'react'
import { Layout } from './layout.tsx'
import { routes } from './routes.ts'

/** The book of parts helps whoever builds screens; it is left out of the program itself. */
if (import.meta.env.DEV) {
  routes.push({
    path: '/_parts',
    title: 'desk.partsBook',
    screen: lazy(() => import('./parts-book.tsx')),
    permission: 'signed-in',
  })
}

export const App = () => <Layout routes={routes} />
