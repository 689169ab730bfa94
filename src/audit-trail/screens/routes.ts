import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

export const auditRoutes: Route[] = [
  {
    path: '/audit',
    title: 'audit.title',
    permission: 'audit:read',
    nav: true,
    screen: lazy(() => import('./audit-log.tsx')),
  },
]
