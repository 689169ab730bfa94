import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

const shared = {
  title: 'register.title',
  permission: 'case:register',
  screen: lazy(() => import('./register-case.tsx')),
} as const

/** Recording a concern about somebody new, or a new one about somebody known, below `/desk`. */
export const registerRoutes: Route[] = [
  { ...shared, path: '/register' },
  { ...shared, path: '/people/:personId/register' },
]
