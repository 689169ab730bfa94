import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** My work, the list of cases, the case and what is recorded on it, below `/desk`. */
export const caseRoutes: Route[] = [
  {
    path: '/work',
    title: 'work.title',
    permission: 'work:read',
    nav: true,
    screen: lazy(() => import('./my-work.tsx')),
  },
  {
    path: '/cases',
    title: 'cases.list.title',
    permission: 'case:read',
    nav: true,
    screen: lazy(() => import('./case-list.tsx')),
  },
  {
    path: '/cases/:caseId',
    title: 'cases.case.title-plain',
    permission: 'case:read',
    screen: lazy(() => import('./case-page.tsx')),
  },
  {
    path: '/cases/:caseId/timeline',
    title: 'cases.timeline.title',
    permission: 'case:read',
    screen: lazy(() => import('./case-timeline.tsx')),
  },
  {
    path: '/cases/:caseId/note',
    title: 'cases.note.title',
    permission: 'case:write',
    screen: lazy(() => import('./add-note.tsx')),
  },
  {
    path: '/cases/:caseId/person',
    title: 'cases.person.form.title',
    permission: 'case:write',
    screen: lazy(() => import('./describe-person.tsx')),
  },
  {
    path: '/cases/:caseId/episode',
    title: 'cases.episode.one',
    permission: 'case:write',
    screen: lazy(() => import('./record-episode.tsx')),
  },
  {
    path: '/cases/:caseId/episode/:episodeId',
    title: 'cases.episode.one',
    permission: 'case:write',
    screen: lazy(() => import('./record-episode.tsx')),
  },
  {
    path: '/cases/:caseId/team',
    title: 'cases.team.title',
    permission: 'case:assign',
    screen: lazy(() => import('./team.tsx')),
  },
]
