import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

export const publicationRoutes: Route[] = [
  {
    path: '/releases',
    title: 'releases.title',
    permission: 'release:read',
    nav: true,
    screen: lazy(() => import('./releases.tsx')),
  },
  {
    path: '/releases/:releaseId',
    title: 'releases.one',
    permission: 'release:read',
    screen: lazy(() => import('./release.tsx')),
  },
]
