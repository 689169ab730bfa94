import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

/* The rules of .dependency-cruiser.cjs, each shown to fire on a small house that breaks it. */

const root = join(import.meta.dirname, '..')
const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Cruises a house of these files; gives `rule: from` of each violation, sorted. */
const cruise = (files: Record<string, string>): { violations: string[]; modules: number } => {
  const folder = mkdtempSync(join(tmpdir(), 'umai-house-'))
  folders.push(folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const config = join(root, '.dependency-cruiser.cjs')
  const program = join(root, 'node_modules/.bin/depcruise')
  const ran = spawnSync(program, ['src', '--config', config, '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { summary } = JSON.parse(ran.stdout) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] }
  }
  return {
    violations: summary.violations.map((each) => `${each.rule.name}: ${each.from}`).sort(),
    modules: summary.totalCruised,
  }
}

/** A house that keeps every rule: each kind of file once, with the imports it may have. */
const good: Record<string, string> = {
  'src/platform/access/with-actor.ts': 'export type Trx = { trx: true }\nexport const withActor = 1\n',
  'src/platform/database/connect.ts': "import pg from 'pg'\nexport const pool = pg.Pool\n",
  'src/platform/http/route.ts':
    "import { permissions } from '../../directory/permissions.ts'\nexport const route = permissions\n",
  'src/directory/permissions.ts': 'export const permissions = 1\n',
  'src/cases/fields.ts': "import { z } from 'zod'\nexport const uuid = () => z.uuid()\n",
  'src/cases/kernel.ts': 'export type CaseEvent = { id: string }\n',
  'src/cases/model.ts': "import { uuid } from './fields.ts'\nexport const id = uuid()\n",
  'src/plans/model.ts': "import { uuid } from '../cases/fields.ts'\nexport const planId = uuid()\n",
  'src/plans/fold.ts': "import { planId } from './model.ts'\nexport const fold = planId\n",
  'src/plans/rules.ts':
    "import type { CaseEvent } from '../cases/kernel.ts'\nimport { fold } from './fold.ts'\nexport const rules = (e: CaseEvent) => [e, fold]\n",
  'src/plans/store.ts':
    "import type { Trx } from '../platform/access/with-actor.ts'\nexport const list = (t: Trx) => t\n",
  'src/plans/index.ts':
    "import { list } from './store.ts'\nimport { route } from '../platform/http/route.ts'\nexport const plans = [list, route]\n",
  'src/plans/screens/plan-of-case.tsx':
    "import { rules } from '../rules.ts'\nexport const PlanOfCase = rules\n",
  'src/cases/screens/open-case.tsx':
    "import { PlanOfCase } from '../../plans/screens/plan-of-case.tsx'\nimport { get } from '../../desk/api.ts'\nexport const OpenCase = [PlanOfCase, get]\n",
  'src/desk/api.ts': 'export const get = 1\n',
  'src/app.ts': "import { plans } from './plans/index.ts'\nexport const app = plans\n",
  'src/cli/start.ts': "import { app } from '../app.ts'\nexport const run = app\n",
}

/** One file that breaks one rule. */
const bad: [rule: string, path: string, text: string][] = [
  ['no-circles', 'src/plans/goals.ts', "import { goals } from './goals.ts'\nexport { goals }\n"],
  [
    'everything-resolves',
    'src/plans/list-plans.ts',
    "import { gone } from './gone.ts'\nexport const l = gone\n",
  ],
  [
    'rules-do-no-input-or-output',
    'src/justice/rules.ts',
    "import { withActor } from '../platform/access/with-actor.ts'\nexport const r = withActor\n",
  ],
  [
    'rules-need-no-package-but-zod',
    'src/shelter/model.ts',
    "import { v7 } from 'uuid'\nexport const id = v7\n",
  ],
  [
    'screens-ask-over-http',
    'src/plans/screens/edit-plan.tsx',
    "import { list } from '../store.ts'\nexport const EditPlan = list\n",
  ],
  [
    'screens-need-no-node',
    'src/plans/screens/print-plan.tsx',
    "import { readFile } from 'node:fs'\nexport const PrintPlan = readFile\n",
  ],
  [
    'screens-keep-to-their-capability',
    'src/plans/screens/case-link.tsx',
    "import { OpenCase } from '../../cases/screens/open-case.tsx'\nexport const CaseLink = OpenCase\n",
  ],
  [
    'capabilities-by-their-doors',
    'src/cases/read-case.ts',
    "import { fold } from '../plans/fold.ts'\nexport const read = fold\n",
  ],
  [
    'platform-knows-no-capability',
    'src/platform/jobs/remind.ts',
    "import { rules } from '../../plans/rules.ts'\nexport const remind = rules\n",
  ],
  [
    'only-commands-and-tests-put-the-program-together',
    'src/oversight/count.ts',
    "import { app } from '../app.ts'\nexport const count = app\n",
  ],
  [
    'only-the-database-folder-knows-which-postgres',
    'src/plans/fast-list.ts',
    "import pg from 'pg'\nexport const fast = pg\n",
  ],
  [
    'public-pages-see-released-figures-only',
    'src/publication/pages/extra-page.ts',
    "import { list } from '../../plans/store.ts'\nexport const extraPage = list\n",
  ],
  [
    'the-program-does-not-need-its-tests',
    'src/plans/write-plan.ts',
    "import { story } from './story.test.ts'\nexport const write = story\n",
  ],
]

describe('rules between the rooms of the house', () => {
  test('a house that keeps them has no violation, and TypeScript is really read', () => {
    expect(cruise(good)).toEqual({ violations: [], modules: expect.any(Number) })
    expect(cruise(good).modules).toBeGreaterThanOrEqual(Object.keys(good).length)
  })

  test.each(bad)('%s', (rule, path, text) => {
    const { violations } = cruise({
      ...good,
      'src/plans/story.test.ts': 'export const story = 1\n',
      [path]: text,
    })
    expect(violations).toContain(`${rule}: ${path}`)
  })

  test('every rule has its broken house above', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[]
    }
    expect(bad.map(([rule]) => rule).sort()).toEqual(forbidden.map((each) => each.name).sort())
  })

  test('impurity is found behind other files', () => {
    const { violations } = cruise({
      ...good,
      'src/plans/fold.ts': "import { readFileSync } from 'node:fs'\nexport const fold = readFileSync\n",
    })
    expect(violations).toContain('rules-do-no-input-or-output: src/plans/rules.ts')
  })
})
