import { accountRoutes } from '../accounts/screens/routes.ts'
import { assessmentRoutes } from '../assessment/screens/routes.ts'
import { auditRoutes } from '../audit-trail/screens/routes.ts'
import { registerRoutes } from '../cases/screens/register-routes.ts'
import { caseRoutes } from '../cases/screens/routes.ts'
import { consentRoutes } from '../consent/screens/routes.ts'
import { contributionRoutes } from '../contributions/screens/routes.ts'
import { directoryRoutes } from '../directory/screens/routes.ts'
import { duplicateRoutes } from '../duplicates/screens/routes.ts'
import { estimationRoutes } from '../estimation/screens/routes.ts'
import { figureRoutes } from '../figures/screens/routes.ts'
import { identificationRoutes } from '../identification/screens/routes.ts'
import { importRoutes } from '../imports/screens/routes.ts'
import { oversightRoutes } from '../oversight/screens/routes.ts'
import { peopleRoutes } from '../people/screens/routes.ts'
import { planRoutes } from '../plans/screens/routes.ts'
import { publicationRoutes } from '../publication/screens/routes.ts'
import { referralRoutes } from '../referrals/screens/routes.ts'
import { statisticsRoutes } from '../statistics/screens/routes.ts'
import type { Route } from './route.ts'

/** Every screen of the desk, in the order of the navigation. The first one a person may see is where they start. */
export const routes: Route[] = [
  ...caseRoutes,
  ...peopleRoutes,
  ...registerRoutes,
  ...assessmentRoutes,
  ...identificationRoutes,
  ...planRoutes,
  ...referralRoutes,
  ...consentRoutes,
  ...directoryRoutes,
  ...importRoutes,
  ...contributionRoutes,
  ...oversightRoutes,
  ...estimationRoutes,
  ...statisticsRoutes,
  ...figureRoutes,
  ...publicationRoutes,
  ...duplicateRoutes,
  ...accountRoutes,
  ...auditRoutes,
]
