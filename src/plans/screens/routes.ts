import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** The screens of needs, plan, views and follow-up, and of closing and reopening, below `/desk`. */
export const planRoutes: Route[] = [
  {
    path: '/cases/:caseId/needs',
    title: 'plans.needs.title',
    permission: 'case:read',
    screen: lazy(() => import('./needs.tsx')),
  },
  {
    path: '/cases/:caseId/needs/:domain',
    title: 'plans.needs.title',
    permission: 'assessment:write',
    screen: lazy(() => import('./need-of-area.tsx')),
  },
  {
    path: '/cases/:caseId/plan',
    title: 'plans.title',
    permission: 'case:read',
    screen: lazy(() => import('./plan.tsx')),
  },
  {
    path: '/cases/:caseId/plan/edit',
    title: 'plans.edit.title',
    permission: 'plan:write',
    screen: lazy(() => import('./plan-editor.tsx')),
  },
  {
    path: '/cases/:caseId/plan/decide',
    title: 'plans.decide.title',
    permission: 'plan:approve',
    screen: lazy(() => import('./decide-plan.tsx')),
  },
  {
    path: '/cases/:caseId/plan/deliver/:actionId',
    title: 'plans.deliver.title',
    permission: 'plan:deliver',
    screen: lazy(() => import('./deliver-action.tsx')),
  },
  {
    path: '/cases/:caseId/plan/review',
    title: 'plans.review.title',
    permission: 'plan:write',
    screen: lazy(() => import('./review-plan.tsx')),
  },
  {
    path: '/cases/:caseId/views',
    title: 'plans.views.title',
    permission: 'case:read',
    screen: lazy(() => import('./views.tsx')),
  },
  {
    path: '/cases/:caseId/follow-up',
    title: 'plans.followUp.title',
    permission: 'case:read',
    screen: lazy(() => import('./follow-up.tsx')),
  },
  {
    path: '/cases/:caseId/follow-up/:followUpId',
    title: 'plans.followUp.record',
    permission: 'case:write',
    screen: lazy(() => import('./record-follow-up.tsx')),
  },
  {
    path: '/cases/:caseId/close',
    title: 'plans.close.title',
    permission: 'case:close',
    screen: lazy(() => import('./close-case.tsx')),
  },
  {
    path: '/cases/:caseId/reopen',
    title: 'plans.reopen.title',
    permission: 'case:write',
    screen: lazy(() => import('./reopen-case.tsx')),
  },
]
