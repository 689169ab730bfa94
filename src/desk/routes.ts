import { lazy } from 'react'
import { consentRoutes } from '../consent/screens/routes.ts'
import { directoryRoutes } from '../directory/screens/routes.ts'
import { identificationRoutes } from '../identification/screens/routes.ts'
import { planRoutes } from '../plans/screens/routes.ts'
import { referralRoutes } from '../referrals/screens/routes.ts'
import type { Route } from './route.ts'

/** Every screen of the desk, in the order of the navigation. The first one a person may see is where they start. */
export const routes: Route[] = [
  {
    path: '/people/search',
    title: 'people.search.title',
    screen: lazy(() => import('../people/screens/search-people.tsx')),
    permission: 'person:search',
  },
  {
    path: '/register',
    title: 'register.title',
    screen: lazy(() => import('../cases/screens/register-case.tsx')),
    permission: 'case:register',
  },
  {
    path: '/people/:personId/register',
    title: 'register.title',
    screen: lazy(() => import('../cases/screens/register-case.tsx')),
    permission: 'case:register',
  },
  {
    path: '/cases/:caseId/identity',
    title: 'people.identity.title',
    screen: lazy(() => import('../people/screens/record-identity.tsx')),
    permission: 'person:record',
  },
  {
    path: '/cases/:caseId/assess/:step?',
    title: 'assessment.title',
    screen: lazy(() => import('../assessment/screens/assess-needs.tsx')),
    permission: 'assessment:write',
  },
  ...identificationRoutes,
  ...planRoutes,
  ...referralRoutes,
  ...consentRoutes,
  ...directoryRoutes,
]
