import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** Finding a person, and who they are, below `/desk`. */
export const peopleRoutes: Route[] = [
  {
    path: '/people/search',
    title: 'people.search.title',
    screen: lazy(() => import('./search-people.tsx')),
    permission: 'person:search',
  },
  {
    path: '/cases/:caseId/identity',
    title: 'people.identity.title',
    screen: lazy(() => import('./record-identity.tsx')),
    permission: 'person:record',
  },
]
