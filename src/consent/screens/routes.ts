import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** The screen of a person's answers about who may know, below `/desk`. */
export const consentRoutes: Route[] = [
  {
    path: '/cases/:caseId/consent',
    title: 'consent.title',
    permission: 'case:read',
    screen: lazy(() => import('./consent.tsx')),
  },
]
