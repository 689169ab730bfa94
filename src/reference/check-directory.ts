import type { Agency, Service } from './directory-model.ts'
import type { Files } from './files.ts'
import type { Finding, Path } from './read-yaml.ts'

type CodesOf = (vocabulary: string) => ReadonlySet<string>

/** Everything an agency or a service names must exist; demo entries are marked, and only in their own folder. */
export function checkDirectory(files: Files, codesOf: CodesOf): string[] {
  const regions = files.regions.flatMap(({ data }) => data.regions)
  const districtsOf = new Map(
    regions.map(({ code, districts }) => [code, new Set(districts.map((d) => d.code))]),
  )
  const agencies = new Set(files.agencies.flatMap(({ data }) => data.agencies.map(({ code }) => code)))
  const known = { codesOf, districtsOf, agencies }
  return [
    ...files.agencies.flatMap(({ data, problem }) =>
      data.agencies.flatMap((agency, index) => checkAgency(agency, ['agencies', index], known)).map(problem),
    ),
    ...files.services.flatMap(({ data, problem }) =>
      data.services
        .flatMap((service, index) => checkService(service, ['services', index], known))
        .map(problem),
    ),
  ]
}

type Known = { codesOf: CodesOf; districtsOf: Map<string, Set<string>>; agencies: Set<string> }

function checkAgency({ code, body, region, district, demo }: Agency, at: Path, known: Known): Finding[] {
  const ofRegion = region === null ? undefined : known.districtsOf.get(region)
  return [
    ...marked(code, demo, at),
    ...missing([body], known.codesOf('body-kind'), [...at, 'body'], 'a code of the vocabulary body-kind'),
    ...(region !== null && !ofRegion ? [wrong([...at, 'region'], 'the code of a region', region)] : []),
    ...(district !== null && !ofRegion?.has(district)
      ? [wrong([...at, 'district'], 'the code of a district of the region', district)]
      : []),
  ]
}

function checkService(service: Service, at: Path, known: Known): Finding[] {
  const { codesOf, districtsOf } = known
  const allDistricts = new Set([...districtsOf.values()].flatMap((districts) => [...districts]))
  const of = (name: string) => `a code of the vocabulary ${name}`
  return [
    ...marked(service.code, service.demo, at),
    ...missing([service.agency], known.agencies, [...at, 'agency'], 'the code of an agency of the directory'),
    ...missing([service.kind], codesOf('service-kind'), [...at, 'kind'], of('service-kind')),
    ...missing(service.needs, codesOf('need'), [...at, 'needs'], of('need')),
    ...missing(service.languages ?? [], codesOf('language'), [...at, 'languages'], of('language')),
    ...missing(
      service.area?.regions ?? [],
      new Set(districtsOf.keys()),
      [...at, 'area', 'regions'],
      'the code of a region',
    ),
    ...missing(
      service.area?.districts ?? [],
      allDistricts,
      [...at, 'area', 'districts'],
      'the code of a district',
    ),
  ]
}

function marked(code: string, demo: boolean | undefined, at: Path): Finding[] {
  if (code.startsWith('demo-') === (demo === true)) return []
  return [
    wrong([...at, 'code'], demo ? 'a code that starts with demo-' : 'demo: true with a demo- code', code),
  ]
}

function missing(
  codes: readonly string[],
  known: ReadonlySet<string>,
  path: Path,
  expected: string,
): Finding[] {
  return codes.flatMap((code) => (known.has(code) ? [] : [wrong(path, expected, code)]))
}

function wrong(path: Path, expected: string, code: string): Finding {
  return { path, expected, found: `"${code}"` }
}
