import { buildDesk } from '../../src/build-desk.ts'

/** The staff app is built before the first file starts, so that two of them do not build it over each other. */
export default async function setup() {
  await buildDesk(() => {})
}
