import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

const later = (name: 'Confirm' | 'Review' | 'Appeal') =>
  lazy(() => import('./later-decision.tsx').then((screens) => ({ default: screens[name] })))

const below = (path: string) => `/cases/:caseId/identification${path}`

/** The screens of formal identification, all below a case. */
export const identificationRoutes: Route[] = [
  {
    path: below(''),
    title: 'identify.title',
    screen: lazy(() => import('./overview.tsx')),
    permission: 'case:read',
  },
  {
    path: below('/questions'),
    title: 'identify.questions.title',
    screen: lazy(() => import('./questions.tsx')),
    permission: 'identification:write',
  },
  {
    path: below('/facts'),
    title: 'identify.facts.title',
    screen: lazy(() => import('./facts.tsx')),
    permission: 'identification:write',
  },
  {
    path: below('/decide'),
    title: 'identify.decide.title',
    screen: lazy(() => import('./decide.tsx')),
    permission: 'identification:write',
  },
  {
    path: below('/confirm'),
    title: 'identify.confirm.title',
    screen: later('Confirm'),
    permission: 'identification:decide',
  },
  {
    path: below('/review'),
    title: 'identify.review.title',
    screen: later('Review'),
    permission: 'identification:decide',
  },
  {
    path: below('/appeal'),
    title: 'identify.appeal.title',
    screen: later('Appeal'),
    permission: 'identification:review',
  },
  {
    path: below('/contest/:what'),
    title: 'identify.contest.title',
    screen: lazy(() => import('./contest.tsx')),
    permission: 'identification:review',
  },
  {
    path: below('/ask'),
    title: 'identify.ask.title',
    screen: lazy(() => import('./ask-body.tsx')),
    permission: 'case:assign',
  },
]
