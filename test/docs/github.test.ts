import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { helpCentresFor } from '../../src/report/help-centres.ts'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Job {
  uses?: string
  needs?: string
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  container?: { image: string }
  strategy?: { matrix: { node: number[] } }
  steps?: Step[]
}
interface Workflow {
  on: Record<string, unknown>
  permissions: Record<string, string>
  jobs: Record<string, Job>
}
interface Form {
  name: string
  description: string
  body: { type: string; id?: string; attributes: { label?: string; value?: string } }[]
}

const folder = '.github/workflows'
const workflows = await Promise.all(
  (await readdir(folder)).map(
    async (file): Promise<[string, Workflow]> => [file, await readYaml(`${folder}/${file}`)],
  ),
)

describe.each(workflows)('%s', async (file, { permissions, jobs }) => {
  const all = Object.entries(jobs)
  const steps = all.flatMap(([, job]) => job.steps ?? [])
  const text = await readFile(`${folder}/${file}`, 'utf8')

  it('may only read, unless a job says otherwise', () => {
    expect(permissions).toEqual({ contents: 'read' })
  })
  it('runs only our own workflows and GitHub’s own actions, pinned by digest and named by version', () => {
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action)
    const others = used.filter(
      (action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action) && !existsSync(action),
    )
    expect(others).toEqual([])
  })
  it('pins each container image by version and digest', () => {
    const images = all.flatMap(([, { container }]) => container?.image ?? [])
    expect(images.filter((image) => !/^\w+:\d+\.\d+\.\d+-\w+@sha256:[0-9a-f]{64}$/.test(image))).toEqual([])
  })
  it('leaves no token in the clone', () => {
    const clones = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(clones.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })
  it('puts no text of others into a command', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  })
  it('uses no secret', () => {
    expect(JSON.stringify(jobs)).not.toContain('secrets')
  })
  it('has a time limit for each job', () => {
    const endless = all.filter(([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined)
    expect(endless.map(([name]) => name)).toEqual([])
  })
})

const { 'ci.yml': ci, 'release.yml': release } = Object.fromEntries(workflows)

it('CI runs `.ci/run` on the oldest Node that package.json allows, and the unit tests on newer ones', async () => {
  const { engines } = JSON.parse(await readFile('package.json', 'utf8'))
  const oldest = Number(engines.node.replace('>=', ''))
  const exact = (await readFile('.nvmrc', 'utf8')).trim()
  expect(exact.startsWith(`${oldest}.`)).toBe(true)
  expect(ci?.jobs.everything?.container?.image.startsWith(`node:${exact}-bookworm@`)).toBe(true)
  expect(ci?.jobs.everything?.steps?.at(-1)?.run).toBe('.ci/run')
  expect((await stat('.ci/run')).mode & 0o111).not.toBe(0)
  expect(ci?.jobs['newer-node']?.strategy?.matrix.node.every((node) => node > oldest)).toBe(true)
})

it('a release needs the whole CI, and only its last job may write', () => {
  const jobs: Workflow['jobs'] = release?.jobs ?? {}
  expect(release?.on).toEqual({ push: { tags: ['v*'] } })
  expect(jobs.ci?.uses).toBe(`./${folder}/ci.yml`)
  expect([jobs.packages?.needs, jobs.release?.needs]).toEqual(['ci', 'packages'])
  const writers = Object.entries(jobs).filter(([, { permissions }]) => permissions !== undefined)
  expect(writers.map(([name, { permissions }]) => [name, permissions])).toEqual([
    ['release', { contents: 'write', 'id-token': 'write', attestations: 'write' }],
  ])
  expect(jobs.release?.steps?.some(({ uses }) => uses?.startsWith('actions/checkout@'))).toBe(false)
})

it('a release takes only a tag on main, and runs no install script of a package', () => {
  const commands = release?.jobs.packages?.steps?.map(({ run }) => run ?? '') ?? []
  const isOnMain = commands.findIndex((run) =>
    run.includes('merge-base --is-ancestor "$GITHUB_SHA" origin/main'),
  )
  const installs = commands.findIndex((run) => run.startsWith('npm ci'))
  expect(isOnMain).toBeGreaterThanOrEqual(0)
  expect(installs).toBeGreaterThan(isOnMain)
  expect(commands[installs]).toBe('npm ci --ignore-scripts')
})

it('a release signs every package and its list of checksums before it publishes them', () => {
  const steps = release?.jobs.release?.steps ?? []
  const signs = steps.findIndex(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'))
  const publishes = steps.findIndex(({ run }) => run?.startsWith('gh release create'))
  expect(steps[signs]?.with).toEqual({ 'subject-path': 'packages/*' })
  expect(signs).toBeGreaterThan(0)
  expect(publishes).toBeGreaterThan(signs)
})

it('CHANGELOG.md has a dated heading for the version in package.json, as the release workflow needs', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  const changelog = await readFile('CHANGELOG.md', 'utf8')
  expect(changelog).toMatch(new RegExp(`^## \\[${version}\\] - \\d{4}-\\d{2}-\\d{2}$`, 'm'))
})

describe('issue forms', async () => {
  const forms = (await readdir('.github/ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml')

  it.each(forms)('%s first says what people must leave out', async (file) => {
    const { name, description, body } = await readYaml<Form>(`.github/ISSUE_TEMPLATE/${file}`)
    expect([name, description].every((text) => text.length > 0)).toBe(true)
    expect(body[0]?.type).toBe('markdown')
    expect(body[0]?.attributes.value).toMatch(/accounts, tenants and tokens/)
    const fields = body.filter(({ type }) => type !== 'markdown')
    expect(fields.filter(({ id, attributes }) => !id || !attributes.label)).toEqual([])
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
  })
  it('send requests for help to Clara’s help centers', async () => {
    const config = await readYaml<{ blank_issues_enabled: boolean; contact_links: { url: string }[] }>(
      '.github/ISSUE_TEMPLATE/config.yml',
    )
    expect(config.blank_issues_enabled).toBe(false)
    const centres = helpCentresFor([]).map(({ address }) => address)
    expect(config.contact_links.map(({ url }) => url).sort()).toEqual(centres.sort())
  })
})

async function readYaml<T>(file: string): Promise<T> {
  return parse(await readFile(file, 'utf8'), { strict: true, uniqueKeys: true })
}
