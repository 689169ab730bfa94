import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** The initial assessment, one question at a time, below `/desk`. */
export const assessmentRoutes: Route[] = [
  {
    path: '/cases/:caseId/assess/:step?',
    title: 'assessment.title',
    screen: lazy(() => import('./assess-needs.tsx')),
    permission: 'assessment:write',
  },
]
