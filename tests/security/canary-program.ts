import { startTestUmai } from '../helpers/test-umai.ts'
import { tellCanaryStory } from './canary-story.ts'

/* The canary story with the log switched on, as a program of its own whose output dump.api.test.ts reads. */

const umai = await startTestUmai({ UMAI_LOG: 'debug' })
await tellCanaryStory(umai)
await umai.close()
